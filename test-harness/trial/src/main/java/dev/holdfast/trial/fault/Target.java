package dev.holdfast.trial.fault;

/** Who is struck by a fault. */
public enum Target {
  PLUGIN("plugin"),
  CLIENT("client"),
  PLUGIN_AND_CLIENT("plugin and client"),
  DAEMON("daemon"),
  BUS("bus"),
  SYSTEMD("systemd"),
  ENDPOINT("endpoint"),
  HELPER("helper"),
  TASK("task"),
  DISK("disk"),
  STORE("store"),
  CLOCK("clock"),
  NODE("node");

  private final String word;

  Target(String word) {
    this.word = word;
  }

  /** As reports and options spell it. */
  public String word() {
    return word;
  }
}
