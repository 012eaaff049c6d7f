package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Rpc;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Ending EXITS = new Ending.Exits(7);

  @Test
  void aCopyOfAnEarlierAttemptMayServeTheNext() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .call(1, Rpc.START, "a", Answer.abandoned())
            .seen(1.5, 7)
            .plan("b", RUNS)
            .start(5, "b")
            .looks(1.5, 40);

    assertThat(story.broken(40)).doesNotContain(Invariant.P1);
  }

  @Test
  void aStartThatIsAnsweredWellHasACopySoon() {
    Story story = new Story().plan("a", RUNS).start(1, "a").looks(1.5, 40);

    assertThat(story.broken(40)).containsExactly(Invariant.P1);
    assertThat(story.seen(2.9, 10).broken(40)).isEmpty();
  }

  @Test
  void withoutALookNothingIsMissing() {
    assertThat(new Story().plan("a", RUNS).start(1, "a").looks(1.5, 2.5).broken(40)).isEmpty();
  }

  @Test
  void whatWasStoppedBeforeItHadToBeThereIsNotMissing() {
    Story story = new Story().plan("a", RUNS).start(1, "a").stop(2, 2.1, "a", 1).looks(1.5, 40);

    assertThat(story.broken(40)).isEmpty();
  }

  @Test
  void aShortTaskNeedNotBeSeen() {
    assertThat(new Story().plan("a", EXITS).start(1, "a").looks(1.5, 40).broken(40)).isEmpty();
  }

  @Test
  void whoWaitsHearsOfTheEnd() {
    Story story =
        new Story()
            .plan("a", EXITS)
            .start(1, "a")
            .truth(3, "a", End.code(7))
            .asked(1, Rpc.WAIT, "a", 0);

    assertThat(story.broken(40)).containsExactly(Invariant.P3);
    assertThat(story.broken(32)).isEmpty();
    assertThat(story.told(30, "a", 7, 0).broken(40)).isEmpty();
  }

  @Test
  void whoGaveUpAfterTheLimitHadWaitedLongEnough() {
    Story ended = new Story().plan("a", EXITS).start(1, "a").truth(3, "a", End.code(7));

    assertThat(ended.call(1, 39, Rpc.WAIT, "a", 0, Answer.abandoned()).broken(40))
        .containsExactly(Invariant.P3);
  }

  @Test
  void whoDestroysDoesNotWaitAnyMore() {
    Story story =
        new Story()
            .plan("a", EXITS)
            .start(1, "a")
            .truth(3, "a", End.code(7))
            .asked(1, Rpc.WAIT, "a", 0)
            .call(4, Rpc.DESTROY, "a", Answer.ok());

    assertThat(story.broken(40)).isEmpty();
  }

  @Test
  void refusingToRecoverAFinishedTaskLosesItsEnd() {
    Story story =
        new Story()
            .plan("a", EXITS)
            .start(1, "a")
            .fault(2, 4, Effect.PLUGIN_DEATH)
            .truth(3, "a", End.code(7))
            .call(5, Rpc.RECOVER, "a", Answer.refused("NOT_FOUND", "task not found"));

    assertThat(story.broken(40)).containsExactly(Invariant.P3);
  }

  @Test
  void afterARebootItMayBeForgotten() {
    Story story =
        new Story()
            .plan("a", EXITS)
            .start(1, "a")
            .fault(2, 4, Effect.TASK_LOSS)
            .truth(3, "a", End.code(7))
            .call(5, Rpc.RECOVER, "a", Answer.refused("NOT_FOUND", "task not found"));

    assertThat(story.broken(40)).isEmpty();
  }

  @Test
  void aWaitRefusedAfterTheEndLosesIt() {
    Story story =
        new Story()
            .plan("a", EXITS)
            .start(1, "a")
            .truth(3, "a", End.code(7))
            .call(5, Rpc.WAIT, "a", Answer.refused("NOT_FOUND", "task not found"));

    assertThat(story.broken(40)).containsExactly(Invariant.P3);
  }

  @Test
  void aTaskThatWasRecoveredIsServed() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .looks(1.5, 40)
            .fault(4, 4.1, Effect.PLUGIN_DEATH)
            .with(new PluginLaunched(Story.nanos(5), 2, 9))
            .call(5.5, Rpc.INSPECT, "a", Answer.refused("NOT_FOUND", "task not found"));

    assertThat(story.broken(40)).isEmpty();
    story
        .call(6, Rpc.RECOVER, "a", Answer.ok())
        .call(7, Rpc.INSPECT, "a", Answer.refused("NOT_FOUND", "task not found"));
    assertThat(story.broken(40)).containsExactly(Invariant.P5);
  }
}
