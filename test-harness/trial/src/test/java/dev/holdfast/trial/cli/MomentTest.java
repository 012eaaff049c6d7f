package dev.holdfast.trial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentTest {
  private final Moment moment = new Moment();

  @Test
  void aCaseTellsItsStepItsFaultsAndForWhomItWaits() {
    moment.began("case 1/9", 12);
    moment.step("start");
    moment.struck();
    moment.struck();
    moment.waits("ends-0, steady1");

    assertThat(moment.line().orElseThrow())
        .matches("case 1/9 +[0-9]+ s  start, 2 of 12 faults, waits for ends-0, steady1");
  }

  @Test
  void ofManyTasksSomeAreNamed() {
    moment.began("case 1/9", 12);
    moment.waits("a, b, c, d, e, f");

    assertThat(moment.line().orElseThrow()).endsWith("waits for a, b, c, d and 2 more");
  }

  @Test
  void aRowTellsItsName() {
    moment.row("row 066");

    assertThat(moment.line().orElseThrow()).matches("row 066 +[0-9]+ s");
  }

  @Test
  void betweenCasesThereIsNothingToTell() {
    assertThat(moment.line()).isEmpty();
    moment.began("case 1/9", 12);
    moment.nothing();
    assertThat(moment.line()).isEmpty();
  }
}
