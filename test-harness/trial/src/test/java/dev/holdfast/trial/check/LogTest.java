package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static dev.holdfast.trial.check.Story.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Lines;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Rpc;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
  private static Story wrote(long written, Lines... arrived) {
    return new Story()
        .plan("a", RUNS)
        .start(1, "a")
        .with(new LinesRead(Story.nanos(30), SLOT, 1, written, List.of(arrived)));
  }

  @Test
  void everyLineOnceAndInOrderIsRight() {
    assertThat(wrote(90, new Lines(1, 90)).broken(40)).isEmpty();
    assertThat(wrote(0).broken(40)).isEmpty();
  }

  @Test
  void theLineBeyondTheNoteMayHaveBeenWrittenToo() {
    assertThat(wrote(90, new Lines(1, 91)).broken(40)).isEmpty();
    assertThat(wrote(90, new Lines(1, 92)).broken(40)).containsExactly(Invariant.I8);
  }

  @Test
  void linesThatAreMissingAreNamed() {
    Judgement judgement = wrote(90, new Lines(1, 40), new Lines(51, 90)).judge(40);

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.invariant()).isEqualTo(Invariant.I8);
          assertThat(violation.sentence()).contains("1 to 40, then 51 to 90");
        });
  }

  @Test
  void firstAndLastLinesCountAsWell() {
    assertThat(wrote(90, new Lines(2, 90)).broken(40)).containsExactly(Invariant.I8);
    assertThat(wrote(90, new Lines(1, 80)).broken(40)).containsExactly(Invariant.I8);
    assertThat(wrote(90).broken(40)).containsExactly(Invariant.I8);
  }

  @Test
  void linesThatComeTwiceAreTooMany() {
    assertThat(wrote(90, new Lines(1, 90), new Lines(90, 90)).broken(40))
        .containsExactly(Invariant.I8);
  }

  @Test
  void withoutANoteTheLastLineIsNotKnown() {
    assertThat(wrote(-1, new Lines(1, 12)).broken(40)).isEmpty();
  }

  @Test
  void whoseReadersTheClientTookAwayIsNotJudged() {
    Story again = wrote(90, new Lines(1, 80)).start(20, "b");
    Story refused =
        wrote(90, new Lines(1, 80))
            .fault(9, 11, Effect.REFUSALS)
            .call(10, Rpc.DESTROY, "a", Answer.refused("UNAVAILABLE", "no disk"));

    assertThat(again.broken(40)).doesNotContain(Invariant.I8);
    assertThat(refused.broken(40)).doesNotContain(Invariant.I8);
  }

  @Test
  void ofSeveralAttemptsTheLastIsJudged() {
    Story twice = twice(80).with(second(50, new Lines(1, 50)));

    assertThat(twice.broken(40)).doesNotContain(Invariant.I8);
  }

  @Test
  void aHoleInTheOutputOfTheLastAttemptIsNamed() {
    Story twice = twice(90).with(second(50, new Lines(1, 40)));

    assertThat(twice.broken(40)).contains(Invariant.I8);
  }

  /** A first attempt of 90 lines, of which so many arrived, and a second one. */
  private static Story twice(long arrived) {
    return wrote(90, new Lines(1, arrived))
        .seen(2, 7)
        .gone(10, 7, 9)
        .start(20, "b")
        .seen(21, 8)
        .looks(0, 40);
  }

  private static LinesRead second(long written, Lines... arrived) {
    return new LinesRead(Story.nanos(30), SLOT, 2, written, List.of(arrived));
  }
}
