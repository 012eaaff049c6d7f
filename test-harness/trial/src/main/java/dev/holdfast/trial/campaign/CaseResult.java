package dev.holdfast.trial.campaign;

import dev.holdfast.trial.check.Judgement;
import dev.holdfast.trial.fault.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One case, played and judged.
 *
 * @param history the file that proves it
 * @param struck the faults that were carried out
 */
public record CaseResult(
    Plan plan, Path history, List<Struck> struck, Judgement judgement, Duration took) {
  public CaseResult {
    struck = List.copyOf(struck);
  }
}
