package dev.holdfast.trial.profile;

/** Parts of the machine that are no daemon of the driver's own and may be disturbed too. */
public enum Dependency {
  /** PID 1: units may be reloaded, and the manager may execute itself anew. */
  SYSTEMD("systemd"),
  /** The message bus. */
  BUS("bus");

  private final String word;

  Dependency(String word) {
    this.word = word;
  }

  /** As profiles spell it. */
  public String word() {
    return word;
  }
}
