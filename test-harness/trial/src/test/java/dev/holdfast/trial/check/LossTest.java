package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static dev.holdfast.trial.check.Story.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.NodeRebooted;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import org.junit.jupiter.api.Test;

class LossTest {
  private static Story running() {
    return new Story().plan("a", RUNS).start(1, "a").seen(1.1, 10).looks(1.5, 60);
  }

  @Test
  void aTaskThatKeepsItsProcessIsNotLost() {
    assertThat(running().fault(5, 5.1, Effect.PLUGIN_DEATH).judge(60).clean()).isTrue();
  }

  @Test
  void aTaskThatGoesAwayUnaskedIsLost() {
    Judgement judgement = running().fault(5, 5.1, Effect.PLUGIN_DEATH).gone(6, 10, 5).judge(60);

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.invariant()).isEqualTo(Invariant.I1);
          assertThat(violation.slot()).isEqualTo(SLOT);
          assertThat(violation.atNanos()).isEqualTo(Story.nanos(6));
          assertThat(violation.sentence()).contains("process 10").contains("nobody had told it to");
          assertThat(violation.proof()).hasSize(2);
        });
  }

  @Test
  void aStopThatMayHaveComeBeforeTheDeathExplainsIt() {
    assertThat(running().stop(5.9, 5.95, "a", 1).gone(6, 10, 5).broken(60)).isEmpty();
    assertThat(running().stop(6.1, 6.2, "a", 1).gone(6, 10, 5).broken(60))
        .containsExactly(Invariant.I1);
  }

  @Test
  void aFaultThatTakesTasksExplainsTheDeath() {
    assertThat(running().fault(5, 5.5, Effect.TASK_LOSS).gone(6, 10, 4).broken(60)).isEmpty();
  }

  @Test
  void aFaultOnAnotherTaskExplainsNothing() {
    Slot other = new Slot("alloc", "db");
    assertThat(running().fault(5, 5.5, other, Effect.TASK_LOSS).gone(6, 10, 4).broken(60))
        .containsExactly(Invariant.I1);
  }

  @Test
  void aFaultLongAgoExplainsNothing() {
    assertThat(running().fault(5, 5.5, Effect.TASK_LOSS).gone(30, 10, 29).broken(60))
        .containsExactly(Invariant.I1);
  }

  @Test
  void aStartWhoseAskerDiedMayBeTakenBack() {
    Story story =
        new Story().plan("a", RUNS).call(1, 2, Rpc.START, "a", 0, Answer.abandoned()).seen(1.5, 10);

    assertThat(story.gone(2.5, 10, 2).looks(3, 60).broken(60)).isEmpty();
  }

  @Test
  void aCopyThatIsFoundAgainHadBeenOverlooked() {
    assertThat(running().gone(6, 10, 5).seen(6.5, 10).broken(60)).isEmpty();
  }

  @Test
  void aRebootTakesAllCopiesOfTheOlderBoot() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .start(1, "a")
            .seen(1.1, 10)
            .with(new Looked(Story.nanos(2), Story.nanos(1.9)))
            .fault(3, 20, Effect.TASK_LOSS, Effect.REFUSALS, Effect.SLOW_CALLS)
            .with(new NodeRebooted(Story.nanos(20), "boot2"))
            .looks(21, 60);

    assertThat(story.broken(60)).isEmpty();
  }

  @Test
  void aTaskThatEndsOtherwiseThanByItsPlanIsLost() {
    Story story =
        new Story()
            .plan("a", new Ending.Exits(7))
            .start(1, "a")
            .truth(3, "a", End.signal(15))
            .told(3.1, "a", 143, 15);

    assertThat(story.broken(60)).containsExactly(Invariant.I1);
  }

  @Test
  void refusingToRecoverATaskThatLivesIsItsLoss() {
    Story refused = running().call(5, Rpc.RECOVER, "a", Answer.refused("INTERNAL", "what?"));

    assertThat(refused.broken(60)).containsExactly(Invariant.I1);
  }

  @Test
  void aDaemonThatIsDownExcusesTheRefusal() {
    Story refused =
        running()
            .fault(4, 6, Effect.REFUSALS)
            .call(5, Rpc.RECOVER, "a", Answer.refused("INTERNAL", "no bus"));

    assertThat(refused.broken(60)).isEmpty();
  }

  @Test
  void aStartThatIsAskedAgainMayPurgeTheFirstCopy() {
    Story story =
        new Story()
            .plan("a", RUNS)
            .call(1, 1.2, Rpc.START, "a", 0, Answer.cut("gone"))
            .seen(1.1, 10)
            .fault(1.1, 1.2, Effect.PLUGIN_DEATH)
            .start(2, "a")
            .gone(2.1, 10, 1.9)
            .seen(2.2, 11)
            .looks(2.5, 60);

    assertThat(story.broken(60)).isEmpty();
  }
}
