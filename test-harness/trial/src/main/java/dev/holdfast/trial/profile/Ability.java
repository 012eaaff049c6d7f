package dev.holdfast.trial.profile;

/** What some drivers cannot do; a profile names what its driver lacks under {@code cannot}. */
public enum Ability {
  /** Runs a command beside a task: ExecTask and its streaming twin. */
  EXEC("exec"),
  /** Reports what a task uses: TaskStats. */
  STATS("stats"),
  /** Delivers a signal to a task: SignalTask. */
  SIGNALS("signals"),
  /** Ends a task that takes more memory than it has, and says that this was why. */
  MEMORY("memory"),
  /** Brings what a task prints to Nomad's log pipes. */
  LOGS("logs");

  private final String word;

  Ability(String word) {
    this.word = word;
  }

  /** As profiles spell it. */
  public String word() {
    return word;
  }
}
