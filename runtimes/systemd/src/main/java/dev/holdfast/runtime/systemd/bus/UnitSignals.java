package dev.holdfast.runtime.systemd.bus;

import java.util.List;

/** Systemd's signals as hints. */
final class UnitSignals implements BusListener {
  private static final int JOB_PATH = 1;
  private static final int JOB_UNIT = 2;
  private static final int JOB_RESULT = 3;

  private final UnitListener listener;

  UnitSignals(UnitListener listener) {
    this.listener = listener;
  }

  @Override
  public void connected() {
    listener.anythingChanged();
  }

  @Override
  public void signal(BusSignal signal) {
    switch (signal.member()) {
      case "PropertiesChanged" -> UnitPaths.unitOf(signal.path()).ifPresent(listener::unitChanged);
      case "UnitNew", "UnitRemoved" -> listener.unitChanged(text(signal.arguments(), 0));
      case "JobRemoved" -> jobRemoved(signal.arguments());
      case "Reloading" -> reloading(signal.arguments());
      default -> {}
    }
  }

  private void jobRemoved(List<Object> arguments) {
    listener.jobEnded(
        text(arguments, JOB_PATH), text(arguments, JOB_UNIT), text(arguments, JOB_RESULT));
  }

  /** A reload announces every unit as gone and new; only what is there after it counts. */
  private void reloading(List<Object> arguments) {
    if (arguments.contains(false)) {
      listener.anythingChanged();
    }
  }

  private static String text(List<Object> arguments, int index) {
    return index < arguments.size() ? String.valueOf(arguments.get(index)) : "";
  }
}
