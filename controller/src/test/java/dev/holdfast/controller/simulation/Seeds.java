package dev.holdfast.controller.simulation;

import dev.holdfast.controller.simulation.Simulation.Options;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs many seeds at once, one thread a core, until some of them have broken a promise. */
final class Seeds {
  private static final int TRACE_LINES = 60;
  private static final int MOST_FAULTS_TRIED = 40;

  private final long first;
  private final long count;
  private final int enough;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong ran = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final Queue<Outcome> broken = new ConcurrentLinkedQueue<>();

  /**
   * The seeds from the first one on.
   *
   * @param enough how many broken ones end the run
   */
  Seeds(long first, long count, int enough) {
    this.first = first;
    this.count = count;
    this.enough = enough;
  }

  /** Runs them all, or until enough of them broke a promise; those are the answer. */
  List<Outcome> run() {
    int cores = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, cores)
        .mapToObj(i -> Thread.ofPlatform().name("seeds " + i).start(this::work))
        .toList()
        .forEach(Seeds::join);
    return List.copyOf(broken);
  }

  private void work() {
    for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      if (broken.size() >= enough) {
        return;
      }
      Outcome outcome = Simulation.run(first + i, Options.PLAIN);
      ran.incrementAndGet();
      faults.addAndGet(outcome.faults());
      steps.addAndGet(outcome.steps());
      if (outcome.violation() != null) {
        broken.add(outcome);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while seeds ran", e);
    }
  }

  /** What ran, in one line. */
  String summary() {
    return "%d seeds from %d on: %d faults at %d steps"
        .formatted(ran.get(), first, faults.get(), steps.get());
  }

  /** How to see a broken promise again, with as few faults as it takes, and what led to it. */
  static String report(Outcome outcome, Options options) {
    int fewest =
        IntStream.range(0, MOST_FAULTS_TRIED)
            .filter(limit ->
                Simulation.run(outcome.seed(), options.withFaults(limit)).violation() != null)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    Outcome again = Simulation.run(outcome.seed(), options.withFaults(fewest).tracing());
    return "seed %d: %s%nreplay with -Dholdfast.seed=%d; %s; the end of its trace:%n%s"
        .formatted(
            outcome.seed(),
            again.violation(),
            outcome.seed(),
            fewest == Integer.MAX_VALUE ? "it takes many faults" : "it takes " + fewest + " faults",
            String.join("\n", again.lastLines(TRACE_LINES)));
  }
}
