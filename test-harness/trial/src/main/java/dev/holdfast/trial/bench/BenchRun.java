package dev.holdfast.trial.bench;

import dev.holdfast.trial.report.LiveLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contenders turn by turn.
 *
 * @param folder for their states and allocations; nothing of worth is kept there
 * @param progress hears of each round, and lastingly of each benchmark
 */
public record BenchRun(List<Contender> contenders, Sizes sizes, Path folder, LiveLine progress) {
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

  /** Runs the benchmarks of these ids; what fails is a gap in the results and ends nothing else. */
  public Results run(List<String> ids) throws InterruptedException {
    Results results = new Results();
    for (Benchmark benchmark : ALL) {
      if (ids.contains(benchmark.id())) {
        long began = System.nanoTime();
        run(benchmark, results);
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        progress.lasting("%s took %d s".formatted(benchmark.id(), seconds));
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
        progress.passing(
            "%s %s, round %d of %d".formatted(benchmark.id(), name, round + 1, rounds));
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
      progress.lasting("%s: %s".formatted(stand.contender().name(), words(failed)));
    }
  }

  private static String words(Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
