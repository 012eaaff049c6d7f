package dev.holdfast.trial.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.fault.SmallPlans;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopelessTest {
  private static final CaseResult CUT = played(true);
  private static final CaseResult WHOLE = played(false);
  private static final CaseResult NOT_RUN = CaseResult.notRun(SmallPlans.of(), List.of(), "why");

  private static CaseResult played(boolean cutShort) {
    CaseReport report =
        new CaseReport(Campaign.SUITE, "", Outcome.FAILED, "", 1, 0, "", List.of(), List.of());
    return new CaseResult(SmallPlans.of(), List.of(), report, cutShort);
  }

  @Test
  void aPluginThatDiesInEachOfTheFirstCasesIsGivenUp() {
    assertThat(Campaign.isHopeless(List.of(CUT, CUT))).isFalse();
    assertThat(Campaign.isHopeless(List.of(CUT, CUT, CUT))).isTrue();
  }

  @Test
  void oneThatOnceLastedIsPlayedToTheEnd() {
    assertThat(Campaign.isHopeless(List.of(WHOLE, CUT, CUT, CUT))).isFalse();
  }

  @Test
  void casesThatCannotBePlayedEndTheCampaignWhateverWasBefore() {
    assertThat(Campaign.isHopeless(List.of(WHOLE, NOT_RUN, NOT_RUN))).isFalse();
    assertThat(Campaign.isHopeless(List.of(WHOLE, NOT_RUN, NOT_RUN, NOT_RUN))).isTrue();
  }
}
