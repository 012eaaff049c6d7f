package dev.holdfast.trial.report;

import dev.holdfast.trial.check.Judgement;
import dev.holdfast.trial.check.Violation;
import dev.holdfast.trial.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * One case.
 *
 * @param reason why it was skipped or not run; else empty
 * @param seed that repeats it
 * @param historyFile where its history lies; empty if it has none
 * @param reservations what could not be judged
 */
public record CaseReport(
    String suite,
    String name,
    Outcome outcome,
    String reason,
    long seed,
    long tookMillis,
    String historyFile,
    List<String> reservations,
    List<ViolationReport> violations) {
  /** More pictures than these of one case help nobody. */
  private static final int PICTURES = 10;

  public CaseReport {
    reservations = List.copyOf(reservations);
    violations = List.copyOf(violations);
  }

  /** A case that was played and judged; it has failed if the judgement names a violation. */
  public static CaseReport judged(
      History history, Judgement judgement, long tookMillis, String historyFile) {
    Telling telling = Telling.of(history);
    List<ViolationReport> violations = new ArrayList<>();
    for (Violation violation : judgement.violations()) {
      violations.add(ViolationReport.of(violation, telling, violations.size() < PICTURES));
    }
    return new CaseReport(
        history.header().suite(),
        history.header().caseName(),
        judgement.clean() ? Outcome.PASSED : Outcome.FAILED,
        "",
        history.header().seed(),
        tookMillis,
        historyFile,
        judgement.reservations(),
        violations);
  }

  /** A case that does not apply. */
  public static CaseReport skipped(String suite, String name, String reason) {
    return new CaseReport(suite, name, Outcome.SKIPPED, reason, 0, 0, "", List.of(), List.of());
  }

  /** A case that could not be played. */
  public static CaseReport notRun(String suite, String name, long seed, String reason) {
    return new CaseReport(suite, name, Outcome.NOT_RUN, reason, seed, 0, "", List.of(), List.of());
  }
}
