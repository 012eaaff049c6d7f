package dev.holdfast.trial.fault;

/** What is done. */
public enum Deed {
  KILL("SIGKILL"),
  TERMINATE("SIGTERM"),
  FREEZE("SIGSTOP for a while"),
  RESTART("restart"),
  AWAY("gone for a while"),
  RELOAD("reload"),
  REEXEC("executes itself anew"),
  DISCONNECT("disconnected"),
  SLOW("slow answers"),
  SILENT("no answers for a while"),
  FULL("full"),
  READ_ONLY("read-only"),
  TRUNCATE("truncated"),
  FLIP("bits flipped"),
  DELETE("deleted"),
  STEP("steps"),
  FAILPOINT("failpoint"),
  POWER_CUT("power cut");

  private final String word;

  Deed(String word) {
    this.word = word;
  }

  /** As reports spell it. */
  public String word() {
    return word;
  }

  /** Whether it lasts, so that a plan says how long. */
  public boolean lasts() {
    return switch (this) {
      case FREEZE, AWAY, SLOW, SILENT, FULL, READ_ONLY, FAILPOINT -> true;
      case KILL,
          TERMINATE,
          RESTART,
          RELOAD,
          REEXEC,
          DISCONNECT,
          TRUNCATE,
          FLIP,
          DELETE,
          STEP,
          POWER_CUT ->
          false;
    };
  }
}
