package dev.holdfast.trial.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole history, its events in the order of their stamps.
 *
 * @param cut whether the file ended in the middle of a line or had lines that could not be read
 */
public record History(Header header, List<Event> events, boolean cut) {
  public History {
    events = events.stream().sorted(Comparator.comparingLong(Event::atNanos)).toList();
  }

  /** The events of one sort, in order. */
  public <E extends Event> Stream<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /** Stamp of the last event, 0 if there is none. */
  public long endNanos() {
    return events.isEmpty() ? 0 : events.getLast().atNanos();
  }

  /** Whether it was recorded to its end. */
  public boolean finished() {
    return of(Finished.class).findAny().isPresent();
  }
}
