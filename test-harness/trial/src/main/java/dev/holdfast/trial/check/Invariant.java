package dev.holdfast.trial.check;

/** What is promised. I is for safety, P for the progress without which safety is worth nothing. */
public enum Invariant {
  I1("no task is lost: it keeps its process unless it is told to stop or the node went down"),
  I2("no task lives twice at any instant"),
  I3("no task runs that nobody keeps"),
  I4("the end that is told is the true one, told once, and unknown is never told as success"),
  I5("no end is told while the task lives"),
  I6("every call is answered within its limit, and the plugin does not die by itself"),
  I8("what a task writes arrives once and in order"),
  I9("what a task uses is told soon after recovery, and is possible"),
  I10("nothing is left on the node"),
  I11("nothing of strangers is touched"),
  P1("a task whose start was answered well runs"),
  P2("a task that is stopped is down when its grace is over, and not before"),
  P3("the end of every task is told"),
  P4("health follows the truth in both directions"),
  P5("calls for a task that is there are served");

  private final String promise;

  Invariant(String promise) {
    this.promise = promise;
  }

  /** The promise as half a sentence. */
  public String promise() {
    return promise;
  }
}
