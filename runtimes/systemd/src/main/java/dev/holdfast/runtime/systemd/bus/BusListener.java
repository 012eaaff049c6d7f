package dev.holdfast.runtime.systemd.bus;

/** Hears what a connection has to say, on its reading thread: must return at once. */
interface BusListener {
  void signal(BusSignal signal);

  /** Connected anew: signals may have been missed. */
  void connected();
}
