package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static dev.holdfast.trial.check.Story.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.CutShort;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Finished;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.PluginDied;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginDeathTest {
  private static final String PANIC = "exit code 2; the last lines of its stderr: \"panic: nil\"";

  private static Story deaths(double from, int times) {
    Story story = new Story();
    for (int i = 0; i < times; i++) {
      story.with(new PluginDied(nanos(from + i * 0.2), i + 1, PANIC));
    }
    return story;
  }

  private static DeathWatch heard(Story story) {
    DeathWatch watch = new DeathWatch(Limits.usual());
    story.history(60).events().forEach(watch::hear);
    return watch;
  }

  /** As a case that was cut short leaves it: the history ends with the cut. */
  private static Judgement judgeCut(Story story) {
    History whole = story.history(60);
    List<Event> events =
        whole.events().stream().filter(event -> !(event instanceof Finished)).toList();
    return Checker.judge(new History(whole.header(), events, false), Limits.usual());
  }

  @Test
  void eachOfAFewDeathsIsNamedWithItsExit() {
    assertThat(deaths(1, 4).judge(60).violations())
        .hasSize(4)
        .allSatisfy(
            v -> assertThat(v.sentence()).isEqualTo("The plugin died by itself: " + PANIC + "."));
    assertThat(heard(deaths(1, 4)).why()).isEmpty();
  }

  @Test
  void deathOverAndOverCutsTheCaseShort() {
    assertThat(heard(deaths(1, 5)).why()).contains("died 5 times by itself within 0.800 s");
  }

  @Test
  void deathsUnderAFaultThatKillsDoNotCount() {
    assertThat(heard(deaths(2, 5).fault(1, 1.5, Effect.PLUGIN_DEATH)).why()).isEmpty();
    assertThat(heard(deaths(2, 5).fault(1, 1.5, Effect.SLOW_CALLS)).why()).isPresent();
    assertThat(heard(deaths(7, 5).fault(1, 1.5, Effect.PLUGIN_DEATH)).why()).isPresent();
  }

  @Test
  void aPluginThatDoesNotComeUpAgainCutsTheCaseShort() {
    String why = "did not come up within 30 s: no handshake";

    assertThat(heard(new Story().with(new CutShort(nanos(2), why))).why()).contains(why);
  }

  @Test
  void whatCutTheCaseShortIsOneViolationWithTheLastExit() {
    Judgement judgement =
        judgeCut(deaths(1, 5).with(new CutShort(nanos(2), "died 5 times by itself within 0.8 s")));

    assertThat(judgement.violations())
        .singleElement()
        .satisfies(v -> {
          assertThat(v.invariant()).isEqualTo(Invariant.I6);
          assertThat(v.sentence())
              .isEqualTo(
                  "The plugin died 5 times by itself within 0.8 s; the last time: "
                      + PANIC
                      + ". The case was cut short.");
          assertThat(v.proof()).hasSize(6);
        });
    assertThat(judgement.reservations()).anyMatch(it -> it.contains("cut short"));
  }

  @Test
  void whatWouldHaveFollowedTheCutIsNotMissing() {
    Story story = new Story().plan("a", RUNS).start(1, "a").looks(1.5, 2.5);

    assertThat(judgeCut(story.with(new CutShort(nanos(2.9), "died"))).violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.I6);
  }
}
