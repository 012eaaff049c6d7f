package dev.holdfast.controller.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.holdfast.controller.reconcile.Absence;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The runtime's last lists, as evidence of what was not there. Where one of them is a first look, a
 * second one need not be waited for.
 */
final class Lists {
  private record Listed(Instant answered, Set<WorkloadId> found, Set<Invocation> attempts) {
    static Listed of(Instant answered, List<Sighting> sightings) {
      return new Listed(
          answered,
          sightings.stream().map(Sighting::id).collect(toUnmodifiableSet()),
          sightings.stream().map(s -> s.labels().invocation()).collect(toUnmodifiableSet()));
    }

    /** This list, with what another has shown as well. */
    Listed and(Listed other) {
      return new Listed(answered, union(found, other.found), union(attempts, other.attempts));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
      return Stream.concat(some.stream(), others.stream()).collect(toUnmodifiableSet());
    }
  }

  private final Engine engine;
  private List<Listed> last = List.of();

  Lists(Engine engine) {
    this.engine = engine;
  }

  /**
   * All workloads of ours.
   *
   * @throws RuntimeUnavailable if the runtime could not be asked; that is no evidence
   */
  List<Sighting> list() {
    List<Sighting> found = engine.runtime().list();
    keep(Listed.of(engine.clock().instant(), found));
    return found;
  }

  private synchronized void keep(Listed newest) {
    last = last.isEmpty() ? List.of(newest) : List.of(newest, earlier(newest));
  }

  /** Lists that follow each other too closely to prove anything together count as one. */
  private Listed earlier(Listed newest) {
    Listed before = last.getFirst();
    boolean apart = !newest.answered().isBefore(before.answered().plus(Absence.CONFIRMATION));
    return apart || last.size() == 1 ? before : last.getLast().and(before);
  }

  /**
   * For how long the last lists have shown nothing of a workload, from the first answer of that to
   * a look of now.
   *
   * @param asked when the runtime was asked for that look
   */
  Duration absentFor(WorkloadId id, Instant asked) {
    return absentFor(list -> list.found().contains(id), asked);
  }

  /** The same for an attempt; the last of these lists may be the look itself. */
  Duration absentFor(Invocation invocation, Instant asked) {
    return absentFor(list -> list.attempts().contains(invocation), asked);
  }

  private synchronized Duration absentFor(Predicate<Listed> shows, Instant asked) {
    return last.stream()
        .takeWhile(shows.negate())
        .map(Listed::answered)
        .filter(asked::isAfter)
        .reduce((_, oldest) -> oldest)
        .map(oldest -> Duration.between(oldest, asked))
        .orElse(Duration.ZERO);
  }
}
