package dev.holdfast.trial.report;

import dev.holdfast.trial.check.Violation;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.StatsTold;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.report.Excerpt.Lane;
import java.util.List;

/** Cuts out of a history what happened around a violation. */
final class Excerpts {
  private static final double NANOS = 1e9;
  private static final long MARGIN_NANOS = 1_000_000_000;
  private static final long LONGEST_NANOS = 120 * MARGIN_NANOS;
  private static final int LINES = 80;

  private Excerpts() {}

  static Excerpt of(Telling telling, Violation violation) {
    long last = Math.max(violation.atNanos(), end(violation.proof()));
    long to = Math.min(last, telling.history().endNanos()) + MARGIN_NANOS;
    long first = Math.min(violation.atNanos(), begin(violation.proof()));
    long from = Math.max(0, Math.max(first - MARGIN_NANOS, to - LONGEST_NANOS));
    List<Event> events =
        telling.history().events().stream()
            .filter(event -> event.atNanos() >= from && event.atNanos() <= to)
            .filter(event -> concerns(telling.slot(event), violation.slot()))
            .filter(event -> !(event instanceof Looked || event instanceof StatsTold))
            .toList();
    List<Lane> lanes = new Lanes(telling, violation.slot(), from, to).draw();
    return new Excerpt(
        from / NANOS, to / NANOS, lanes, events.stream().limit(LINES).map(telling::line).toList());
  }

  static boolean concerns(Slot of, Slot wanted) {
    return of.equals(Slot.NONE) || wanted.equals(Slot.NONE) || of.equals(wanted);
  }

  private static long begin(List<Event> proof) {
    return proof.stream().mapToLong(Event::atNanos).min().orElse(Long.MAX_VALUE);
  }

  private static long end(List<Event> proof) {
    return proof.stream().mapToLong(Event::atNanos).max().orElse(0);
  }
}
