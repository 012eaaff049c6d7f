package dev.holdfast.trial.report;

/** How far a trial was when its report was written. */
public enum Completion {
  /** It went on; a report that stays so is that of a trial that was killed. */
  UNDER_WAY("The trial had not ended when this was written."),
  /** It ended early because somebody wanted so. */
  INTERRUPTED("The trial was interrupted; this is what was judged until then."),
  COMPLETE("");

  private final String remark;

  Completion(String remark) {
    this.remark = remark;
  }

  /** A sentence for the reader; empty where nothing is missing. */
  String remark() {
    return remark;
  }
}
