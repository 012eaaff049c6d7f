package dev.holdfast.trial.check;

import dev.holdfast.trial.history.InventoryCompared;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Planted;
import dev.holdfast.trial.history.Event;
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
                compared.left().stream().map(item -> left(compared, item)),
                compared.lost().stream().map(item -> lost(facts, compared, item))));
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
