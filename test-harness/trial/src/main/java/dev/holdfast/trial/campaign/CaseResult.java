package dev.holdfast.trial.campaign;

import dev.holdfast.trial.fault.Plan;
import dev.holdfast.trial.report.CaseReport;
import java.util.List;

/**
 * One case, played and judged, or not played.
 *
 * @param struck the faults that were carried out
 */
public record CaseResult(Plan plan, List<Struck> struck, CaseReport report) {
  public CaseResult {
    struck = List.copyOf(struck);
  }

  /** How many faults really happened. */
  public long faults() {
    return struck.stream().filter(Struck::done).count();
  }
}
