package dev.holdfast.trial.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures contenders turn by turn.
 *
 * @param folder for their states and allocations; nothing of worth is kept there
 * @param progress takes one line for each round
 */
public record BenchRun(
    List<Contender> contenders, Sizes sizes, Path folder, Consumer<String> progress) {
  private static final List<Benchmark> ALL =
      List.of(
          new StartBench(),
          new EndBench(),
          new GraceBench(),
          new RecoveryBench(),
          new IdleBench(),
          new BurstBench(),
          new DiskBench(),
          new LogBench(),
          new LaunchBench());

  public BenchRun {
    contenders = List.copyOf(contenders);
  }

  /** Ids of all benchmarks. */
  public static List<String> ids() {
    return ALL.stream().map(Benchmark::id).distinct().toList();
  }

  /** Hears of each benchmark that is done. */
  public interface Keeper {
    /**
     * A benchmark is done.
     *
     * @param results all that is known by now; they grow from call to call
     */
    void measured(String id, Duration took, Results results) throws IOException;
  }

  /** Runs the benchmarks of these ids; what fails is a gap in the results and ends nothing else. */
  public Results run(List<String> ids) throws InterruptedException {
    try {
      return run(ids, (_, _, _) -> {});
    } catch (IOException impossible) {
      throw new IllegalStateException("Nobody has kept anything.", impossible);
    }
  }

  /**
   * The same.
   *
   * @param keeper may write down what is known, so that a run that dies has told it
   * @throws IOException if the keeper throws it
   */
  public Results run(List<String> ids, Keeper keeper) throws IOException, InterruptedException {
    Results results = new Results();
    for (Benchmark benchmark : ALL) {
      if (ids.contains(benchmark.id())) {
        long began = System.nanoTime();
        run(benchmark, results);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        keeper.measured(benchmark.id(), took, results);
      }
    }
    return results;
  }

  private void run(Benchmark benchmark, Results results) throws InterruptedException {
    Map<String, Stand> stands = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      if (benchmark.applies(contender)) {
        open(benchmark, contender, stands, results);
      } else {
        results.gap(benchmark.id(), contender.name(), "does not apply");
      }
    }
    int rounds = benchmark.rounds(sizes);
    for (int round = 0; round < rounds; round++) {
      for (Stand stand : List.copyOf(stands.values())) {
        String name = stand.contender().name();
        progress.accept("%s %s, round %d of %d".formatted(benchmark.id(), name, round + 1, rounds));
        if (!turn(benchmark, stand, rounds > 1 && round == 0, results)) {
          stands.remove(name);
          close(stand);
        }
      }
    }
    stands.values().forEach(this::close);
  }

  private void open(
      Benchmark benchmark, Contender contender, Map<String, Stand> stands, Results results) {
    try {
      stands.put(contender.name(), Stand.open(contender, folder));
    } catch (IOException | RuntimeException failed) {
      results.gap(benchmark.id(), contender.name(), words(failed));
    }
  }

  /** One turn; false if the contender drops out. */
  private boolean turn(Benchmark benchmark, Stand stand, boolean warmUp, Results results)
      throws InterruptedException {
    String name = stand.contender().name();
    List<Runnable> samples = new ArrayList<>();
    try {
      benchmark.round(
          stand, sizes, (metric, value) -> samples.add(() -> results.add(name, metric, value)));
      stand.destroyAll();
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception failed) {
      results.gap(benchmark.id(), name, words(failed));
      return false;
    }
    if (!warmUp) {
      samples.forEach(Runnable::run);
    }
    return true;
  }

  // What cannot be cleared away must not keep the next benchmark from being measured.
  private void close(Stand stand) {
    try {
      stand.close();
    } catch (IOException | RuntimeException failed) {
      progress.accept("%s: %s".formatted(stand.contender().name(), words(failed)));
    }
  }

  private static String words(Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
