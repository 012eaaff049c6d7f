package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static dev.holdfast.trial.check.Story.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.StatsTold;
import org.junit.jupiter.api.Test;

class StatsTest {
  private static final int CORES = 2;

  /** A task that runs from second 1 to the end, recovered at second 20 by a new plugin. */
  private static Story recovered() {
    return new Story()
        .plan("a", RUNS)
        .start(1, "a")
        .seen(1.5, 7)
        .call(20, Rpc.RECOVER, "a", Answer.ok())
        .looks(1, 60);
  }

  private static StatsTold sample(double at, double percent, long bytes) {
    return new StatsTold(Story.nanos(at), "a", SLOT, percent, bytes, CORES);
  }

  @Test
  void samplesThatComeInTimeAreRight() {
    assertThat(recovered().asked(21, Rpc.STATS, "a", 0).with(sample(22, 100, 4096)).broken(60))
        .isEmpty();
  }

  @Test
  void samplesThatDoNotComeBackAreMissed() {
    assertThat(recovered().asked(21, Rpc.STATS, "a", 0).broken(60)).containsExactly(Invariant.I9);
  }

  @Test
  void samplesThatComeBackLateAreMissed() {
    assertThat(recovered().asked(21, Rpc.STATS, "a", 0).with(sample(29, 1, 1)).broken(60))
        .containsExactly(Invariant.I9);
  }

  @Test
  void aRefusalOfALivingTasksStatsCountsAsSilence() {
    Answer refusal = Answer.refused("NOT_FOUND", "task not found");

    assertThat(recovered().call(21, Rpc.STATS, "a", refusal).broken(60))
        .containsExactly(Invariant.I9);
  }

  @Test
  void nobodyIsMissedWhoWasDisturbedOrToldToEnd() {
    Story slowed = recovered().asked(21, Rpc.STATS, "a", 0).fault(22, 24, Effect.SLOW_CALLS);
    Story stopped = recovered().asked(21, Rpc.STATS, "a", 0).stop(22, 60, "a", 50);
    Story cut = recovered().call(21, Rpc.STATS, "a", Answer.abandoned());

    assertThat(slowed.broken(60)).isEmpty();
    assertThat(stopped.broken(60)).doesNotContain(Invariant.I9);
    assertThat(cut.broken(60)).isEmpty();
  }

  @Test
  void aKillOfThePluginExcusesNoSilenceOfTheNextOne() {
    assertThat(
            recovered()
                .fault(19, 19.1, Effect.PLUGIN_DEATH)
                .asked(21, Rpc.STATS, "a", 0)
                .broken(60))
        .containsExactly(Invariant.I9);
  }

  @Test
  void moreThanTheMachineHasAndLessThanNothingAreImpossible() {
    Story story = recovered().asked(21, Rpc.STATS, "a", 0).with(sample(21.5, 219, 1));

    assertThat(story.broken(60)).isEmpty();
    assertThat(story.with(sample(30, 221, 1)).broken(60)).containsExactly(Invariant.I9);
    assertThat(story.with(sample(31, -0.1, 1)).broken(60)).hasSize(2);
    assertThat(story.with(sample(32, Double.NaN, 1)).broken(60)).hasSize(3);
    assertThat(story.with(sample(33, 1, -1)).broken(60)).hasSize(4);
  }
}
