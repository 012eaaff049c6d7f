package dev.holdfast.trial.cli;

import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Figure;
import java.util.List;
import java.util.Map;

/**
 * What one suite found.
 *
 * @param faults how often each fault was done
 */
record SuiteResult(List<CaseReport> cases, List<Figure> figures, Map<String, Integer> faults) {}
