package dev.holdfast.trial.fault;

/** Where in the life of a group of tasks a fault strikes. */
public enum Step {
  /** While StartTask is asked for. */
  START("start"),
  /** While all tasks run. */
  RUNNING("running"),
  /** Shortly after another fault, while the driver recovers from it. */
  RECOVERING("recovery"),
  /** While tasks end by themselves. */
  ENDING("ending"),
  /** While StopTask is asked for, up to SIGKILL where the task ignores the signal. */
  STOPPING("stop"),
  /** When the processes are gone and their ends are told and destroyed. */
  DESTROYING("destroy");

  private final String word;

  Step(String word) {
    this.word = word;
  }

  /** As reports spell it. */
  public String word() {
    return word;
  }
}
