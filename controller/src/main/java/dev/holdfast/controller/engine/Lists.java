package dev.holdfast.controller.engine;

import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runtime's last lists, as evidence of what was not there. Where one of them is a first look, a
 * second one need not be waited for.
 */
final class Lists {
  private static final int KEPT = 2;

  private record Listed(Instant answered, Set<WorkloadId> found) {}

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
    keep(
        new Listed(
            engine.clock().instant(),
            found.stream().map(Sighting::id).collect(Collectors.toUnmodifiableSet())));
    return found;
  }

  private synchronized void keep(Listed newest) {
    last = Stream.concat(Stream.of(newest), last.stream()).limit(KEPT).toList();
  }

  /**
   * For how long the last lists have shown nothing of a workload, from the first answer of that to
   * a look of now.
   *
   * @param asked when the runtime was asked for that look
   */
  synchronized Duration absentFor(WorkloadId id, Instant asked) {
    return last.stream()
        .takeWhile(list -> !list.found().contains(id))
        .map(Listed::answered)
        .filter(asked::isAfter)
        .reduce((_, oldest) -> oldest)
        .map(oldest -> Duration.between(oldest, asked))
        .orElse(Duration.ZERO);
  }
}
