package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.IGNORES;
import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Rpc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The slack of a stop is two seconds, and thirty after a fault. */
class StopTest {
  private static Story running(Ending ending) {
    return new Story().plan("a", ending).start(1, "a").seen(1.1, 10).looks(1.5, 99);
  }

  @Test
  void downWithinGraceAndSlackIsGood() {
    assertThat(running(IGNORES).stop(10, 15.5, "a", 5).gone(15.5, 10, 15.2).broken(99)).isEmpty();
  }

  @Test
  void aTaskThatLivesOnAfterItsStopIsLate() {
    assertThat(running(RUNS).asked(10, Rpc.STOP, "a", 5).gone(18, 10, 17.1).broken(99))
        .contains(Invariant.P2);
    assertThat(running(RUNS).asked(10, Rpc.STOP, "a", 5).gone(18, 10, 16.9).broken(99))
        .doesNotContain(Invariant.P2);
  }

  @Test
  void aStopThatIsAnsweredIsDone() {
    assertThat(running(RUNS).stop(10, 10.1, "a", 60).gone(13, 10, 12.2).broken(99))
        .containsExactly(Invariant.P2);
  }

  @Test
  void aTaskThatNeverGoesIsLate() {
    assertThat(running(RUNS).stop(10, 10.1, "a", 5).broken(99)).containsExactly(Invariant.P2);
  }

  @Test
  void aFaultOnTheWayGrantsMoreTime() {
    Story story = running(RUNS).stop(10, 10.1, "a", 5).fault(12, 13, Effect.PLUGIN_DEATH);

    assertThat(story.gone(42, 10, 41).broken(99)).isEmpty();
    assertThat(story.seen(43, 10).gone(50, 10, 44).broken(99)).contains(Invariant.P2);
  }

  @Test
  void aFaultThatNeverEndsGrantsAllTime() {
    Story story = running(RUNS).stop(10, 10.1, "a", 5).fault(12, 98.5, Effect.PLUGIN_DEATH);

    assertThat(story.broken(99)).isEmpty();
  }

  @Test
  void whoNeverHeardOfTheStopIsNotAccused() {
    Story story =
        running(RUNS)
            .fault(10, 10.1, Effect.PLUGIN_DEATH)
            .call(10, 10.1, Rpc.STOP, "a", 5, Answer.cut("reset"));

    assertThat(story.broken(99)).isEmpty();
  }

  @Test
  void theWholeGraceIsGiven() {
    assertThat(running(IGNORES).stop(10, 14.0, "a", 5).gone(14.0, 10, 13.9).broken(99))
        .containsExactly(Invariant.P2);
    assertThat(running(IGNORES).stop(10, 14.8, "a", 5).gone(14.8, 10, 13.9).broken(99)).isEmpty();
  }

  @Test
  void whoMayDieOfEitherHasItsGraceBeforeSigkill() {
    Ending either = new Ending.RunsUntilStopped(List.of(End.signal(15), End.signal(9)));
    Story stopped = running(either).stop(10, 10.2, "a", 5).gone(10.2, 10, 9.9);

    assertThat(stopped.told(10.3, "a", 0, 9).broken(99)).containsExactly(Invariant.P2);
  }

  @Test
  void whoMayDieOfEitherMayObeyAtOnce() {
    Ending either = new Ending.RunsUntilStopped(List.of(End.signal(15), End.signal(9)));
    Story stopped = running(either).stop(10, 10.2, "a", 5).gone(10.2, 10, 9.9);

    assertThat(stopped.told(10.3, "a", 0, 15).broken(99)).isEmpty();
  }

  @Test
  void aTaskThatObeysMayGoAtOnce() {
    assertThat(running(RUNS).stop(10, 10.2, "a", 5).gone(10.2, 10, 9.9).broken(99)).isEmpty();
  }

  @Test
  void aRefusedStopIsAViolationUnlessSomethingIsDown() {
    Story refused =
        running(RUNS).call(10, Rpc.STOP, "a", Answer.refused("NOT_FOUND", "task not found"));

    assertThat(refused.judge(99).violations())
        .extracting(Violation::sentence)
        .contains("StopTask was refused: \"task not found\".");
    assertThat(refused.fault(9, 11, Effect.REFUSALS).broken(99)).isEmpty();
  }
}
