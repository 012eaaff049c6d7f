package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.report.CaseReport;
import java.util.List;

/**
 * One case, played and judged, or not played.
 *
 * @param struck the faults that were carried out
 * @param cutShort whether it ended early because its plugin could not be kept up
 */
public record CaseResult(Plan plan, List<Struck> struck, CaseReport report, boolean cutShort) {
  public CaseResult {
    struck = List.copyOf(struck);
  }

  static CaseResult notRun(Plan plan, List<Struck> struck, String reason) {
    CaseReport report = CaseReport.notRun(Campaign.SUITE, plan.summary(), plan.seed(), reason);
    return new CaseResult(plan, struck, report, false);
  }

  /** How many faults really happened. */
  public long faults() {
    return struck.stream().filter(Struck::done).count();
  }
}
