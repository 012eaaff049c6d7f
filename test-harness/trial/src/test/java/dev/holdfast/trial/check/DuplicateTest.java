package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import org.junit.jupiter.api.Test;

class DuplicateTest {
  private static Story twoStarts() {
    return new Story()
        .plan("a", RUNS)
        .plan("b", RUNS)
        .start(1, "a")
        .seen(1.1, 10)
        .stop(5, 5.5, "a", 1)
        .start(6, "b");
  }

  @Test
  void oneAfterTheOtherIsNoDuplicate() {
    assertThat(twoStarts().gone(5.4, 10, 5.2).seen(6.1, 11).looks(7, 40).broken(40)).isEmpty();
  }

  @Test
  void twoAtOneInstantAreADuplicate() {
    Judgement judgement = twoStarts().seen(6.1, 11).gone(8, 10, 7.1).looks(7, 40).judge(40);

    assertThat(judgement.violations())
        .filteredOn(violation -> violation.invariant() == Invariant.I2)
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.sentence()).contains("process 10").contains("process 11");
          assertThat(violation.sentence()).contains("1.000 s");
          assertThat(violation.atNanos()).isEqualTo(Story.nanos(6.1));
        });
  }

  @Test
  void theFirstMayHaveDiedBeforeTheSecondWasSeen() {
    // Found together by one look, which takes time: the first may have died before the second.
    assertThat(twoStarts().gone(6.2, 10, 6.0).seen(6.1, 11).looks(7, 40).broken(40)).isEmpty();
  }

  @Test
  void theSameInstantIsEnough() {
    assertThat(twoStarts().gone(6.2, 10, 6.1).seen(6.1, 11).looks(7, 40).broken(40))
        .contains(Invariant.I2);
  }

  @Test
  void otherSlotsMayRunBesides() {
    Story story = new Story().plan("a", RUNS).start(1, "a").seen(1.1, 10);
    story.with(
        new CopySeen(Story.nanos(1), new Slot("alloc", "db"), Story.copy(11), Story.nanos(0.9)));

    assertThat(story.looks(2, 40).broken(40)).doesNotContain(Invariant.I1).hasSize(1);
  }

  @Test
  void aCopyThatNobodyAskedForIsADuplicateEvenAlone() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .stop(5, 5.5, "a", 1)
            .gone(5.4, 10, 5.2)
            .seen(8, 11)
            .gone(9, 11, 8.9);

    assertThat(story.judge(40).violations())
        .extracting(Violation::invariant)
        .contains(Invariant.I2);
  }

  @Test
  void aStartAskedTwiceMayMakeTwoCopies() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .call(1, 1.2, Rpc.START, "a", 0, Answer.cut("gone"))
            .seen(1.1, 10)
            .fault(1.1, 1.2, Effect.PLUGIN_DEATH)
            .gone(2, 10, 1.9)
            .start(2, "a")
            .seen(2.1, 11)
            .looks(2.5, 40);

    assertThat(story.broken(40)).isEmpty();
  }

  @Test
  void aDriverMayBringTasksBackAfterANodeWentDown() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .fault(3, 6, Effect.TASK_LOSS)
            .gone(6, 10, 2.9)
            .call(7, Rpc.RECOVER, "a", Answer.ok())
            .seen(7.2, 11)
            .looks(8, 40);

    assertThat(story.broken(40)).isEmpty();
  }
}
