package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * No two copies of a slot at one instant, and no more copies than starts were asked for. Two copies
 * of which one may have ended before the other began are not accused of the first.
 */
final class DuplicateRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    Map<Slot, List<Life>> slots = facts.lives().stream().collect(Collectors.groupingBy(Life::slot));
    return slots.values().stream()
        .flatMap(lives -> Stream.concat(twice(lives), unasked(facts, lives)));
  }

  private static Stream<Violation> twice(List<Life> lives) {
    return IntStream.range(0, lives.size())
        .boxed()
        .flatMap(i ->
            lives.subList(i + 1, lives.size()).stream()
                .filter(lives.get(i)::overlaps)
                .map(later -> twice(lives.get(i), later)));
  }

  private static Violation twice(Life first, Life second) {
    List<Event> proof = new ArrayList<>(first.events());
    proof.addAll(second.events());
    long until = Math.min(first.toNanos(), second.toNanos());
    return new Violation(
        Invariant.I2,
        first.slot(),
        second.fromNanos(),
        "The task lived twice for at least %s: %s and %s."
            .formatted(Seconds.of(until - second.fromNanos()), first.copy(), second.copy()),
        proof);
  }

  /** Lives come in the order of their first sightings. */
  private static Stream<Violation> unasked(Facts facts, List<Life> lives) {
    return IntStream.range(0, lives.size())
        .filter(i -> starts(facts, lives.get(i)) < i + 1)
        .filter(i -> !broughtBack(facts, lives.get(i)))
        .mapToObj(i -> {
          Life life = lives.get(i);
          return new Violation(
              Invariant.I2,
              life.slot(),
              life.fromNanos(),
              "%s came up, but only %d starts had been asked for and %d copies had been there."
                  .formatted(life.copy(), starts(facts, life), i),
              lives.subList(0, i + 1).stream().flatMap(each -> each.events().stream()).toList());
        });
  }

  private static long starts(Facts facts, Life life) {
    return facts.starts(life.slot()).stream()
        .filter(call -> call.askedNanos() <= life.fromNanos())
        .count();
  }

  // Some drivers start a task that went down with the node when they are asked to recover it.
  private static boolean broughtBack(Facts facts, Life life) {
    return facts.faults().excuse(Effect.TASK_LOSS, life.slot(), 0, life.fromNanos())
        && facts.calls().stream()
            .filter(call -> call.asked().rpc() == Rpc.RECOVER)
            .filter(call -> call.asked().slot().equals(life.slot()))
            .anyMatch(call -> call.askedNanos() <= life.fromNanos());
  }
}
