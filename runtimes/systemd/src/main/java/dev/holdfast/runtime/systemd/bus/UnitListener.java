package dev.holdfast.runtime.systemd.bus;

/** Hears hints about units, on the connection's thread: must return at once and call nothing. */
public interface UnitListener {

  /** A unit was loaded, unloaded or changed. */
  void unitChanged(String unit);

  /** A job ended with {@code done}, {@code failed}, {@code canceled}, {@code timeout} or such. */
  void jobEnded(String job, String unit, String result);

  /** Hints may have been missed. */
  void anythingChanged();
}
