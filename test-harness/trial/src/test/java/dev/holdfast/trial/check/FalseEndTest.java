package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Rpc;
import org.junit.jupiter.api.Test;

class FalseEndTest {
  private static Story exiting() {
    return new Story().plan("a", new Ending.Exits(7)).start(1, "a").seen(1.1, 10);
  }

  @Test
  void anEndToldAfterTheLastSightingIsNoLie() {
    assertThat(exiting().gone(6, 10, 5).told(5.0, "a", 7, 0).broken(40)).isEmpty();
  }

  @Test
  void anEndToldWhileTheCopyWasSeenAliveIsALie() {
    Judgement judgement = exiting().gone(6, 10, 5).told(4.9, "a", 7, 0).judge(40);

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.invariant()).isEqualTo(Invariant.I5);
          assertThat(violation.sentence()).contains("process 10").contains("0.100 s");
        });
  }

  @Test
  void notKnowingIsNoEndEither() {
    Story story = exiting().fault(2, 3, Effect.EXIT_LOSS, Effect.REFUSALS).gone(6, 10, 5);

    assertThat(story.toldUnknown(2.5, "a").broken(40)).containsExactly(Invariant.I5);
  }

  @Test
  void theCopyOfTheNextAttemptIsNotMeant() {
    Story story =
        exiting()
            .gone(2, 10, 1.9)
            .told(2.1, "a", 7, 0)
            .plan("b", RUNS)
            .start(3, "b")
            .seen(3.05, 11)
            .looks(3.5, 40);

    assertThat(story.broken(40)).isEmpty();
  }

  @Test
  void aWaitThatIsRefusedWhileTheTaskLivesCountsAsAnEnd() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .call(1.2, 9, Rpc.WAIT, "a", 0, Answer.refused("UNKNOWN", "no connection"))
            .looks(1.5, 40);

    assertThat(story.broken(40)).containsExactly(Invariant.I5);
  }

  @Test
  void aWaitThatWasCutIsNone() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .call(1.2, 9, Rpc.WAIT, "a", 0, Answer.cut("reset"))
            .fault(8.9, 9, Effect.PLUGIN_DEATH)
            .looks(1.5, 40);

    assertThat(story.broken(40)).isEmpty();
  }
}
