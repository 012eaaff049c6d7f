package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.IGNORES;
import static dev.holdfast.trial.check.Story.RUNS;
import static dev.holdfast.trial.check.Story.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Rpc;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
  private static Story planned(Ending ending) {
    return new Story().plan("a", ending).start(1, "a");
  }

  @ParameterizedTest
  @CsvSource({
    "7,7,0,true",
    "7,0,0,false",
    "0,0,0,true",
    "0,1,0,false",
    "7,7,7,false",
    "7,-1,0,false"
  })
  void aCodeIsToldAsItIs(int truth, int code, int signal, boolean good) {
    List<Invariant> broken = planned(new Ending.Exits(truth)).told(3, "a", code, signal).broken(40);

    assertThat(broken).isEqualTo(good ? List.of() : List.of(Invariant.I4));
  }

  @ParameterizedTest
  @CsvSource({
    "9,137,9,true",
    "9,0,9,true",
    "9,137,0,true",
    "9,0,0,false",
    "9,143,15,false",
    "9,9,0,false",
    "9,255,9,false"
  })
  void aSignalIsToldInOneOfThreeWays(int truth, int code, int signal, boolean good) {
    Ending ending = new Ending.Killed("script", End.signal(truth));
    List<Invariant> broken = planned(ending).told(3, "a", code, signal).broken(40);

    assertThat(broken).isEqualTo(good ? List.of() : List.of(Invariant.I4));
  }

  @Test
  void aCodeAbove128IsNoSignal() {
    assertThat(planned(new Ending.Exits(143)).told(3, "a", 143, 15).broken(40))
        .containsExactly(Invariant.I4);
  }

  @Test
  void wantOfMemoryIsToldAndNotInvented() {
    Ending bomb = new Ending.Killed("kernel", End.outOfMemory());

    assertThat(planned(bomb).with(told(137, 9, true)).broken(40)).isEmpty();
    assertThat(planned(bomb).with(told(137, 9, false)).broken(40)).containsExactly(Invariant.I4);
    assertThat(planned(new Ending.Exits(1)).with(told(1, 0, true)).broken(40))
        .containsExactly(Invariant.I4);
  }

  private static ExitTold told(int code, int signal, boolean oom) {
    return new ExitTold(Story.nanos(3), 0, "a", SLOT, code, signal, oom, "");
  }

  @Test
  void theKernelOutweighsThePlan() {
    Story story =
        planned(new Ending.Exits(7))
            .fault(2, 2.1, SLOT, Effect.TASK_LOSS)
            .truth(2.2, "a", End.signal(9));

    assertThat(story.told(3, "a", 137, 9).broken(40)).isEmpty();
  }

  @Test
  void toldDifferentlyTheSecondTimeIsFalse() {
    Story story = planned(new Ending.Exits(7)).told(3, "a", 7, 0);

    assertThat(story.told(4, "a", 7, 0).broken(40)).isEmpty();
    assertThat(story.told(5, "a", 0, 0).judge(40).violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.I4, Invariant.I4);
  }

  @Test
  void anEndThatIsKnownMustNotBeLost() {
    Judgement judgement = planned(new Ending.Exits(7)).toldUnknown(3, "a").judge(40);

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(
            v -> assertThat(v.sentence()).contains("ended with code 7").contains("it went away"));
  }

  @Test
  void whoTakesTheExitAwayExcusesThatItIsUnknown() {
    Story story = planned(new Ending.Exits(7)).fault(2, 2.1, Effect.EXIT_LOSS);

    assertThat(story.toldUnknown(3, "a").broken(40)).isEmpty();
  }

  @Test
  void anExcuseForNotKnowingIsNoneForTellingZero() {
    Story story = planned(new Ending.Exits(7)).fault(2, 2.1, Effect.EXIT_LOSS);

    assertThat(story.told(3, "a", 0, 0).broken(40)).containsExactly(Invariant.I4);
  }

  @Test
  void aTaskThatWentDownWithTheNodeIsNotToldAsSuccess() {
    Story story = planned(RUNS).seen(1.1, 10).fault(2, 4, Effect.TASK_LOSS).gone(4, 10, 1.9);

    assertThat(story.told(5, "a", 0, 0).broken(40)).containsExactly(Invariant.I4);
  }

  @Test
  void aTaskThatWentDownWithTheNodeMayBeUnknown() {
    Story story = planned(RUNS).seen(1.1, 10).fault(2, 4, Effect.TASK_LOSS).gone(4, 10, 1.9);

    assertThat(story.toldUnknown(5, "a").broken(40)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"143,15,true", "0,0,false", "137,9,false"})
  void aStoppedTaskEndsAsItsScriptSays(int code, int signal, boolean good) {
    Story story =
        planned(RUNS)
            .seen(1.1, 10)
            .stop(5, 5.3, "a", 3)
            .gone(5.3, 10, 5.1)
            .told(5.3, "a", code, signal);

    assertThat(story.broken(40)).isEqualTo(good ? List.of() : List.of(Invariant.I4));
  }

  @Test
  void aGraceThatMayHaveRunOutAllowsSigkill() {
    Story story = planned(RUNS).seen(1.1, 10).stop(5, 8.2, "a", 3).gone(8.2, 10, 7.9);

    assertThat(story.told(8.3, "a", 137, 9).broken(40)).isEmpty();
  }

  @Test
  void afterADestroyAnyEndMayBeTrue() {
    Story story =
        planned(IGNORES)
            .seen(1.1, 10)
            .call(5, Rpc.DESTROY, "a", Answer.ok())
            .gone(5.1, 10, 4.9)
            .told(5.2, "a", 143, 15);

    assertThat(story.broken(40)).isEmpty();
  }
}
