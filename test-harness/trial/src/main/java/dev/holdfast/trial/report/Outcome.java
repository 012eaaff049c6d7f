package dev.holdfast.trial.report;

/** How a case came out. */
public enum Outcome {
  PASSED,
  /** A promise was broken. */
  FAILED,
  /** It does not apply to this plugin or this machine. */
  SKIPPED,
  /** It could not be played to its end, through no fault of the driver that could be proved. */
  NOT_RUN
}
