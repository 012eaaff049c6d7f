package dev.holdfast.suites.demo;

/** What the demonstration says of a task in the end. */
final class Verdict {
  private Verdict() {}

  static String of(DemoTask task, boolean fine) {
    if (task.ends()) {
      return fine ? "exit code is the true one, and it was not run again" : "WRONG exit code";
    }
    return fine ? "same pid, same start time, never restarted" : "NOT the same process";
  }
}
