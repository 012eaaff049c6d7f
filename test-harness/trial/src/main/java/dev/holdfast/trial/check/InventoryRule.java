package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Planted;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Nothing of the driver's is left at the end, and nothing of strangers is gone. */
final class InventoryRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts
        .history()
        .of(InventoryCompared.class)
        .flatMap(compared ->
            Stream.concat(
                compared.left().stream()
                    .filter(item -> !isGivenUp(facts, item))
                    .map(item -> left(compared, item)),
                compared.lost().stream().map(item -> lost(facts, compared, item))));
  }

  /** A client that was refused its last DestroyTask for a fault never names the task again. */
  private static boolean isGivenUp(Facts facts, Item item) {
    return facts.attempts().stream()
        .filter(attempt -> belongs(item, attempt))
        .filter(attempt -> isLast(facts, attempt))
        .anyMatch(attempt ->
            attempt
                .calls(Rpc.DESTROY)
                .reduce((_, last) -> last)
                .filter(call -> call.was(Answer.Kind.REFUSED))
                .filter(call -> Excuses.refusal(facts, attempt, call))
                .isPresent());
  }

  private static boolean isLast(Facts facts, Attempt attempt) {
    return facts.starts(attempt.slot()).stream()
        .reduce((_, last) -> last)
        .filter(start -> start.asked().taskId().equals(attempt.taskId()))
        .isPresent();
  }

  private static boolean belongs(Item item, Attempt attempt) {
    return item.kind() == Item.Kind.PROCESS
        ? attempt.lives().stream().map(Life::copy).anyMatch(copy -> isNamed(item, copy))
        : item.name().contains(attempt.slot().taskName())
            || item.name().contains(attempt.slot().allocId());
  }

  private static boolean isNamed(Item item, Copy copy) {
    return item.name().equals(copy.pid() + ":" + copy.startTicks());
  }

  private static Violation left(InventoryCompared compared, Item item) {
    return new Violation(
        invariant(item.kind()),
        Slot.NONE,
        compared.atNanos(),
        "%s %s was left behind.".formatted(kind(item), item.name()),
        List.of(compared));
  }

  /** What runs is an orphan; what only lies there is a leak. */
  private static Invariant invariant(Item.Kind kind) {
    return switch (kind) {
      case PROCESS, UNIT, CONTAINER -> Invariant.I3;
      case CGROUP, MOUNT, FIFO, LINK, NETNS, FILE -> Invariant.I10;
    };
  }

  private static Violation lost(Facts facts, InventoryCompared compared, Item item) {
    List<Event> proof = new ArrayList<>(List.of(compared));
    facts
        .history()
        .of(Planted.class)
        .filter(planted -> planted.item().equals(item))
        .forEach(proof::add);
    return new Violation(
        Invariant.I11,
        Slot.NONE,
        compared.atNanos(),
        "%s %s belongs to somebody else and was touched or removed."
            .formatted(kind(item), item.name()),
        proof);
  }

  private static String kind(Item item) {
    String name = item.kind().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
