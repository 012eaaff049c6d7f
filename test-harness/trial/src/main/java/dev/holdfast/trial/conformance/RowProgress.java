package dev.holdfast.trial.conformance;

import dev.holdfast.trial.report.CaseReport;

/** Hears how far the rows are. */
public interface RowProgress {
  /**
   * A row begins.
   *
   * @param row its name
   */
  void began(String row);

  /** A row was tried, or left out. */
  void tried(CaseReport report);
}
