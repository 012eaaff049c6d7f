package dev.holdfast.trial.check;

import static dev.holdfast.trial.check.Story.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Header;
import dev.holdfast.trial.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many worlds by seed; a failure names its seed, and the same seed makes the same world. */
class SoundWorldTest {
  private static final int WORLDS = 60;

  @Test
  void aSoundDriverIsNeverAccusedHoweverItIsLookedAt() {
    LongStream.range(0, WORLDS)
        .forEach(seed -> assertThat(broken(seed, event -> event)).as("seed %d", seed).isEmpty());
  }

  @Test
  void aWrongCodeIsAlwaysFound() {
    always(
        Invariant.I4,
        event ->
            event instanceof ExitTold it
                ? new ExitTold(
                    it.atNanos(),
                    it.call(),
                    it.taskId(),
                    it.slot(),
                    (it.exitCode() + 1) % 256,
                    it.signal(),
                    false,
                    "")
                : event);
  }

  @Test
  void anExitThatIsLostIsAlwaysFound() {
    always(
        Invariant.I4,
        event ->
            event instanceof ExitTold it
                ? new ExitTold(
                    it.atNanos(), it.call(), it.taskId(), it.slot(), -1, 0, false, "gone")
                : event);
  }

  /** A copy that is seen for three seconds longer than it may live. */
  @Test
  void aCopyThatOutlivesItsDestroyIsAlwaysFound() {
    always(
        Invariant.I3,
        event ->
            event instanceof CopyGone it
                ? new CopyGone(
                    it.atNanos() + nanos(4), it.slot(), it.copy(), it.lastSeenNanos() + nanos(4))
                : event);
  }

  /** Somebody unasked beside a task that certainly lives. */
  @Test
  void aSecondCopyIsAlwaysFound() {
    for (long seed = 0; seed < WORLDS; seed++) {
      List<Event> events = events(seed);
      List<Event> doubles = new ArrayList<>();
      events.forEach(event -> {
        if (event instanceof CopySeen it) {
          doubles.add(new CopySeen(it.atNanos(), it.slot(), Story.copy(7), it.notBeforeNanos()));
          doubles.add(
              new CopyGone(it.atNanos() + nanos(1), it.slot(), Story.copy(7), it.atNanos()));
        }
      });
      events.addAll(doubles);
      assertThat(judge(events)).as("seed %d", seed).contains(Invariant.I2);
    }
  }

  private static void always(Invariant invariant, UnaryOperator<Event> bug) {
    for (long seed = 0; seed < WORLDS; seed++) {
      assertThat(broken(seed, bug)).as("seed %d", seed).contains(invariant);
    }
  }

  private static List<Invariant> broken(long seed, UnaryOperator<Event> bug) {
    return judge(events(seed).stream().map(bug).toList());
  }

  private static List<Event> events(long seed) {
    return new ArrayList<>(new SoundWorld(seed).told().history(SoundWorld.END).events());
  }

  private static List<Invariant> judge(List<Event> events) {
    Header header = new Story().history(1).header();
    return Checker.judge(new History(header, events, false), Limits.usual()).violations().stream()
        .map(Violation::invariant)
        .toList();
  }
}
