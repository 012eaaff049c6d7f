package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.InventoryCompared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void whatCouldNotBeJudgedIsSaid() {
    Story story = new Story().looks(1, 3).looks(9, 12);

    assertThat(story.judge(40).reservations())
        .containsExactly(
            "No inventory was taken at the end: nothing is known of leftovers.",
            "The observer was blind for 5.980 s from 3.000 s on.");
  }

  @Test
  void aWholeHistoryHasNoReservations() {
    Story story = new Story().looks(1, 12);
    story.with(new InventoryCompared(Story.nanos(30), List.of(), List.of()));

    assertThat(story.judge(40).reservations()).isEmpty();
  }

  @Test
  void aCutHistoryIsCalledSo() {
    History whole = new Story().history(40);
    History cut = new History(whole.header(), List.of(), true);

    assertThat(Checker.judge(cut, Limits.usual()).reservations())
        .anyMatch(each -> each.contains("was cut"))
        .anyMatch(each -> each.contains("not recorded to its end"))
        .anyMatch(each -> each.contains("Nobody looked"));
  }

  @Test
  void slowMachinesAreGrantedMore() {
    Story story = new Story().plan("a", RUNS).start(1, "a").seen(4, 10).looks(1.5, 40);
    story.stop(10, 10.1, "a", 0).gone(13.5, 10, 13);

    assertThat(story.broken(40)).containsExactly(Invariant.P2);
    assertThat(Checker.judge(story.history(40), Limits.usual().times(2)).clean()).isTrue();
    assertThat(Limits.usual().times(2).settle()).isEqualTo(Duration.ofSeconds(10));
  }

  /** A prefix of a history must not accuse whom the whole one acquits. */
  @Test
  void aTrialThatDiesAtAnyInstantAccusesNobodyFalsely() {
    List<Event> events = innocent().history(80).events();
    for (int length = 0; length <= events.size(); length++) {
      History prefix =
          new History(innocent().history(80).header(), events.subList(0, length), true);
      assertThat(Checker.judge(prefix, Limits.usual()).violations())
          .as("first %d of %d events", length, events.size())
          .isEmpty();
    }
  }

  @Test
  void theOrderOfWritingDoesNotMatter() {
    long seed = System.nanoTime();
    List<Event> events = new ArrayList<>(innocent().gone(79, 11, 78).history(80).events());
    List<Violation> before = judge(events);
    Collections.shuffle(events, new Random(seed));

    assertThat(before).isNotEmpty();
    assertThat(judge(events)).as("seed %d", seed).isEqualTo(before);
  }

  private static List<Violation> judge(List<Event> events) {
    History history = new History(new Story().history(1).header(), events, false);
    return Checker.judge(history, Limits.usual()).violations();
  }

  private static Story innocent() {
    return new Story()
        .plan("a", new Ending.Exits(7))
        .start(1, "a")
        .seen(1.1, 10)
        .gone(4, 10, 3.4)
        .told(3.5, "a", 7, 0)
        .plan("b", RUNS)
        .start(5, "b")
        .seen(5.1, 11)
        .looks(5.5, 80);
  }
}
