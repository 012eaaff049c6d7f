package dev.holdfast.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
  private static final String ESCAPE = "\u001b";

  private final StringWriter text = new StringWriter();

  @Test
  void theTableCountsEachSuite() {
    String table = TerminalReport.of(Reports.hostile());

    assertThat(table.lines().toList())
        .anyMatch(
            line -> line.matches("SUITE +CASES +PASSED +FAILED +SKIPPED +NOT RUN +VIOLATIONS"))
        .anyMatch(line -> line.matches("conformance +1 +1 +0 +0 +0 +0"))
        .anyMatch(line -> line.matches("recovery +3 +0 +1 +1 +1 +[1-9][0-9]*"))
        .anyMatch(line -> line.matches("all +4 +1 +1 +1 +1 +[1-9][0-9]*"));
  }

  @Test
  void brokenPromisesAreCounted() {
    assertThat(TerminalReport.of(Reports.hostile()).lines().toList())
        .anyMatch(line -> line.matches("I4 +1 +the end that is told is the true one.*"))
        .noneMatch(line -> line.startsWith("I11 "));
    assertThat(TerminalReport.of(Reports.clean())).doesNotContain("PROMISE");
    assertThat(HtmlReport.of(Reports.clean())).contains("<td>I11</td><td>0</td>");
  }

  @Test
  void violationsSeedsAndReasonsAreNamed() {
    assertThat(TerminalReport.of(Reports.hostile()))
        .contains("repeat with --replay 9")
        .contains("The task ended with code 7; the driver told code 0.")
        .contains("not run: recovery stuck:")
        .contains("seed 42, took 1 min 1 s");
  }

  @Test
  void aDriverCannotSpeakToTheTerminal() {
    assertThat(TerminalReport.of(Reports.hostile())).doesNotContain(ESCAPE, "\u0007", "\u202E");
  }

  @Test
  void aTerminalSeesPassingLinesOverwritten() {
    LiveLine line = new LiveLine(new PrintWriter(text), true);
    line.passing("one");
    line.passing("two" + ESCAPE + "[2J" + "x".repeat(500));
    line.lasting("done");
    line.lasting("more");

    assertThat(text.toString()).startsWith("\r" + ESCAPE + "[Kone\r" + ESCAPE + "[Ktwo");
    assertThat(text.toString()).endsWith("\r" + ESCAPE + "[Kdone\nmore\n");
    assertThat(text.toString()).doesNotContain(ESCAPE + "[2J");
    assertThat(text.toString().length()).isLessThan(200);
  }

  @Test
  void aLogGetsLastingLinesOnly() {
    LiveLine line = new LiveLine(new PrintWriter(text), false);
    line.passing("one");
    line.lasting("done");

    assertThat(text.toString()).isEqualTo("done\n");
  }
}
