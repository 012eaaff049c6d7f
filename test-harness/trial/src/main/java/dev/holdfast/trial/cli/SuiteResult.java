package dev.holdfast.trial.cli;

import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Figure;
import java.util.List;
import java.util.Map;

/**
 * What one suite found so far.
 *
 * @param faults how often each fault was done
 * @param leftOut sorts of faults that do not apply, with the reason of each
 */
record SuiteResult(
    List<CaseReport> cases,
    List<Figure> figures,
    Map<String, Integer> faults,
    Map<String, String> leftOut) {
  static SuiteResult of(List<CaseReport> cases) {
    return new SuiteResult(cases, List.of(), Map.of(), Map.of());
  }

  static SuiteResult figures(List<Figure> figures) {
    return new SuiteResult(List.of(), figures, Map.of(), Map.of());
  }
}
