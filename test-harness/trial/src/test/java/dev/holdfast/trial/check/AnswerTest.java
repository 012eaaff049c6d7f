package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Header;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limit of a call is five seconds. */
class AnswerTest {
  private static Story took(double seconds) {
    return new Story().call(10, 10 + seconds, Rpc.INSPECT, "a", 0, Answer.ok());
  }

  @Test
  void theLimitItselfIsInTime() {
    assertThat(took(5).broken(60)).isEmpty();
    assertThat(took(5.001).broken(60)).containsExactly(Invariant.I6);
  }

  @Test
  void theGraceOfAStopIsGrantedOnTop() {
    assertThat(new Story().stop(10, 44.9, "a", 30).broken(60)).isEmpty();
    assertThat(new Story().stop(10, 45.1, "a", 30).broken(60)).containsExactly(Invariant.I6);
  }

  @Test
  void aCallThatIsNeverAnsweredIsLate() {
    Judgement judgement = new Story().asked(10, Rpc.INSPECT, "a", 0).judge(60);

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(v ->
            assertThat(v.sentence())
                .isEqualTo("Call Inspect was not answered within 50.000 s; its limit is 5.000 s."));
  }

  @Test
  void aHistoryThatEndsTooEarlyProvesNothing() {
    assertThat(new Story().asked(58, Rpc.INSPECT, "a", 0).broken(60)).isEmpty();
  }

  @Test
  void waitTaskMayTakeForEver() {
    assertThat(new Story().plan("a", RUNS).asked(1, Rpc.WAIT, "a", 0).broken(1000)).isEmpty();
  }

  @Test
  void aStoppedPluginIsGrantedTheTimeItWasStopped() {
    assertThat(took(34).fault(9, 40, Effect.SLOW_CALLS).broken(60)).isEmpty();
    assertThat(took(34).fault(9, 20, Effect.SLOW_CALLS).broken(60)).containsExactly(Invariant.I6);
  }

  @Test
  void anotherFaultGrantsNoTime() {
    assertThat(took(34).fault(9, 40, Effect.REFUSALS).broken(60)).containsExactly(Invariant.I6);
  }

  @Test
  void whoGivesUpInTimeDoesNotAccuse() {
    Story story = new Story().call(10, 13, Rpc.INSPECT, "a", 0, Answer.abandoned());

    assertThat(story.broken(60)).isEmpty();
  }

  @Test
  void aKilledPluginCutsItsCalls() {
    Story story = new Story().call(10, 11, Rpc.INSPECT, "a", 0, Answer.cut("reset"));

    assertThat(story.broken(60)).containsExactly(Invariant.I6);
    assertThat(story.fault(10.9, 10.95, Effect.PLUGIN_DEATH).broken(60)).isEmpty();
  }

  @Test
  void aPluginThatDiesByItselfIsNamedOnce() {
    Story story =
        new Story()
            .call(10, 11, Rpc.INSPECT, "a", 0, Answer.cut("reset"))
            .with(new PluginDied(Story.nanos(11.1), 1, "exit code 2"));

    assertThat(story.judge(60).violations())
        .singleElement()
        .satisfies(v -> assertThat(v.sentence()).contains("died by itself: exit code 2"));
  }

  @Test
  void extremeStampsDoNotOverflow() {
    CallAsked asked = new CallAsked(1, 1, Rpc.STOP, "a", Slot.NONE, Long.MAX_VALUE, Long.MAX_VALUE);
    Header header = new Header(Header.SCHEMA, "", "", "", "", 0);

    History history = new History(header, List.of(asked), false);

    assertThat(Checker.judge(history, Limits.usual()).violations()).isEmpty();
  }
}
