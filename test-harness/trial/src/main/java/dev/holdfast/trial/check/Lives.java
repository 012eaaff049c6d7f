package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.NodeRebooted;
import dev.holdfast.trial.history.Slot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts sightings together to lives. */
final class Lives {
  private final History history;
  private final List<Looked> looks;

  private Lives(History history) {
    this.history = history;
    this.looks = history.of(Looked.class).toList();
  }

  /** All lives, in the order of their first sightings. */
  static List<Life> of(History history) {
    return new Lives(history).collect();
  }

  private record Key(Slot slot, Copy copy) {}

  /** A copy that is found again after it was gone had been overlooked, not dead. */
  private static final class Sightings {
    private @Nullable CopySeen first;
    private @Nullable CopyGone gone;

    void add(Event event) {
      if (event instanceof CopySeen seen) {
        first = first == null ? seen : first;
        gone = null;
      } else if (event instanceof CopyGone end) {
        gone = end;
      }
    }
  }

  private List<Life> collect() {
    Map<Key, Sightings> sightings = new LinkedHashMap<>();
    for (Event event : history.events()) {
      if (event instanceof CopySeen seen) {
        sightings(sightings, seen.slot(), seen.copy()).add(seen);
      } else if (event instanceof CopyGone gone) {
        sightings(sightings, gone.slot(), gone.copy()).add(gone);
      }
    }
    return sightings.values().stream()
        .filter(each -> each.first != null)
        .map(each -> life(Objects.requireNonNull(each.first), each.gone))
        .sorted(Comparator.comparingLong(Life::fromNanos))
        .toList();
  }

  private static Sightings sightings(Map<Key, Sightings> all, Slot slot, Copy copy) {
    return all.computeIfAbsent(new Key(slot, copy), _ -> new Sightings());
  }

  private Life life(CopySeen seen, @Nullable CopyGone gone) {
    if (gone != null) {
      return new Life(seen, gone, gone.lastSeenNanos(), gone.atNanos());
    }
    OptionalLong reboot = endOfBoot(seen);
    if (reboot.isPresent()) {
      return new Life(seen, null, seen.atNanos(), reboot.getAsLong());
    }
    long lastLook = looks.isEmpty() ? seen.atNanos() : looks.getLast().beganNanos();
    return new Life(seen, null, Math.max(lastLook, seen.atNanos()), Long.MAX_VALUE);
  }

  private OptionalLong endOfBoot(CopySeen seen) {
    return history
        .of(NodeRebooted.class)
        .filter(boot -> boot.atNanos() > seen.atNanos())
        .filter(boot -> !boot.bootId().equals(seen.copy().bootId()))
        .mapToLong(NodeRebooted::atNanos)
        .findFirst();
  }
}
