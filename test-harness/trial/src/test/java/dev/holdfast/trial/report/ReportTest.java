package dev.holdfast.trial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final CaseReport SKIPPED = CaseReport.skipped("s", "c", "why");
  private static final CaseReport NOT_RUN = CaseReport.notRun("s", "c", 1, "why");

  @Test
  void theExitCodeTellsTheWorst() {
    assertThat(exitCode(Reports.passed(), SKIPPED)).isEqualTo(Report.ALL_WELL);
    assertThat(exitCode(Reports.passed(), Reports.failed(), NOT_RUN)).isEqualTo(Report.VIOLATIONS);
    assertThat(exitCode(Reports.passed(), NOT_RUN)).isEqualTo(Report.COULD_NOT_RUN);
  }

  @Test
  void nothingTriedIsNoSuccess() {
    assertThat(exitCode()).isEqualTo(Report.COULD_NOT_RUN);
    assertThat(exitCode(SKIPPED)).isEqualTo(Report.COULD_NOT_RUN);
  }

  @Test
  void aReportOfATrialThatWasInterruptedSaysSo() {
    Report report =
        Reports.report(
            List.of(Reports.passed(), Reports.failed()), List.of(), Completion.INTERRUPTED);

    assertThat(report.exitCode()).isEqualTo(Report.INTERRUPTED);
    assertThat(TerminalReport.of(report)).contains("The trial was interrupted");
    assertThat(HtmlReport.of(report)).contains("The trial was interrupted");
    assertThat(JsonReport.of(report)).contains("\"completion\" : \"INTERRUPTED\"");
  }

  @Test
  void faultsThatDoNotApplyAreNoCases() {
    Report report = Reports.report(List.of(Reports.passed()), List.of());

    assertThat(report.cases()).hasSize(1);
    assertThat(HtmlReport.of(report)).contains("<td>disk: full</td><td>no store");
    assertThat(JUnitReport.of(report)).contains("leftOut.disk: full");
  }

  private static int exitCode(CaseReport... cases) {
    return Reports.report(List.of(cases), List.of()).exitCode();
  }

  @Test
  void aJudgedCaseTellsItsViolationsWithProofAndPicture() {
    CaseReport failed = Reports.failed();

    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.violations()).extracting(ViolationReport::invariant).contains("I4", "I6");
    ViolationReport wrong =
        failed.violations().stream()
            .filter(each -> each.invariant().equals("I4"))
            .findFirst()
            .orElseThrow();
    assertThat(wrong.sentence()).isEqualTo("The task ended with code 7; the driver told code 0.");
    assertThat(wrong.proof())
        .extracting(ViolationReport.Line::text)
        .contains("The driver told an end: code 0");
    assertThat(wrong.excerpt().lanes())
        .extracting(Excerpt.Lane::name)
        .contains("faults", "plugin", "copy 12", "Start", "Wait", "truth", "told");
  }

  @Test
  void theUncertaintyOfLookingIsDrawn() {
    Excerpt.Lane lane =
        Reports.failed().violations().getLast().excerpt().lanes().stream()
            .filter(each -> each.name().equals("copy 12"))
            .findFirst()
            .orElseThrow();

    assertThat(lane.spans())
        .extracting(Excerpt.Span::tone)
        .containsExactly(Excerpt.Tone.UNSURE, Excerpt.Tone.GOOD, Excerpt.Tone.UNSURE);
  }

  @Test
  void jsonIsReadAsItWasWritten() throws IOException {
    Report report = Reports.hostile();

    assertThat(JsonReport.read(JsonReport.of(report))).usingRecursiveComparison().isEqualTo(report);
    assertThat(JsonReport.of(report)).contains("\"exitCode\" : 1");
  }

  @Test
  void whatIsNoReportIsNotRead() {
    assertThatThrownBy(() -> JsonReport.read("[]")).isInstanceOf(IOException.class);
  }

  @Test
  void theFolderHoldsAllForms(@TempDir Path folder) throws IOException {
    Path page = ReportFolder.write(Reports.clean(), folder.resolve("new"));

    assertThat(page).isRegularFile();
    assertThat(folder.resolve("new/report.json")).isNotEmptyFile();
    assertThat(folder.resolve("new/junit.xml")).isNotEmptyFile();
    assertThat(ReportFolder.write(Reports.hostile(), folder.resolve("new"))).isEqualTo(page);
  }
}
