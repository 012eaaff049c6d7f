package dev.holdfast.store.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.ChildJvm;
import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of the decision record. Not part of the build; run by
 *
 * <pre>
 * mvn -pl store -am test -Dtest=StoreBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Dholdfast.bench.puts=} sets the number of puts in a run.
 */
class StoreBenchmark {
  private static final int SLOTS = 500;
  private static final int HISTORY = 6;
  private static final int WARM_UP = 200;

  @TempDir Path folder;

  private interface Opener {
    Keeper open(Path folder) throws IOException;
  }

  @Test
  void putIsAsCheapAsAnAppendAndFarCheaperThanMapDbsTransactions() throws Exception {
    int puts = Integer.getInteger("holdfast.bench.puts", 2_000);
    System.out.println("load: " + Files.readString(Path.of("/proc/loadavg")).strip());
    System.out.println("| 1 thread | median ms | p99 ms | puts/s | puts/s, append = 1 |");
    Latencies plain = measure("plain append and sync", Keeper.PlainAppend::in, 1, puts, null);
    Latencies ours = measure("journal, MapDB snapshots", Keeper.Ours::in, 1, puts, plain);
    Latencies mapDb = measure("MapDB transactions", StoreBenchmark::mapDb, 1, puts, plain);
    measure("MapDB twin files", Keeper.TwinFiles::in, 1, puts, plain);
    System.out.println("| 16 threads | median ms | p99 ms | puts/s | puts/s, append = 1 |");
    Latencies plain16 = measure("plain append and sync", Keeper.PlainAppend::in, 16, puts, null);
    Latencies ours16 = measure("journal, MapDB snapshots", Keeper.Ours::in, 16, puts, plain16);
    measure("MapDB transactions", StoreBenchmark::mapDb, 16, puts, plain16);
    measure("MapDB twin files", Keeper.TwinFiles::in, 16, puts, plain16);

    assertThat(ours.medianMillis()).isLessThan(mapDb.medianMillis());
    assertThat(ours16.perSecond()).isGreaterThan(plain16.perSecond());
  }

  private static Keeper mapDb(Path folder) {
    return Keeper.MapDbTransactions.in(folder.resolve("db"));
  }

  private Latencies measure(
      String name, Opener opener, int threads, int puts, @Nullable Latencies unit)
      throws Exception {
    Path own = Files.createTempDirectory(folder, "run");
    try (Keeper keeper = opener.open(own);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      int each = puts / threads;
      runAll(pool, keeper, threads, Math.max(1, WARM_UP / threads), 0);
      long start = System.nanoTime();
      long[] nanos = runAll(pool, keeper, threads, each, 1_000_000);
      Latencies result = Latencies.of(nanos, System.nanoTime() - start);
      System.out.println(result.row(name, unit == null ? result : unit));
      return result;
    }
  }

  private static long[] runAll(
      ExecutorService pool, Keeper keeper, int threads, int each, int firstSlot) throws Exception {
    List<Future<long[]>> runs = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int slots = firstSlot + thread * SLOTS;
      Callable<long[]> run = () -> run(keeper, slots, each);
      runs.add(pool.submit(run));
    }
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> run : runs) {
      all.add(run.get());
    }
    return all.stream().flatMapToLong(Arrays::stream).toArray();
  }

  private static long[] run(Keeper keeper, int firstSlot, int puts) throws IOException {
    List<TaskRecord> records =
        new ArrayList<>(
            IntStream.range(firstSlot, firstSlot + Math.min(SLOTS, puts))
                .mapToObj(number -> Records.at(number, HISTORY))
                .toList());
    long[] nanos = new long[puts];
    for (int i = 0; i < puts; i++) {
      int slot = i % records.size();
      long start = System.nanoTime();
      keeper.put(records.get(slot));
      nanos[i] = System.nanoTime() - start;
      records.set(slot, Records.next(records.get(slot)));
    }
    return nanos;
  }

  @Test
  void openingIsQuickAfterACloseAndAfterAKill() throws Exception {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path sample = filled("sample", 10, true);
    ChildJvm archived = ChildJvm.rehearsed(classes, OpenRehearsal.class, sample.toString());
    System.out.println(
        "| records | left by | fresh JVM ms | with class archive ms | warm JVM ms |");
    for (int records : new int[] {1, 1_000, 10_000}) {
      for (boolean closed : new boolean[] {true, false}) {
        Path store = filled("open-" + records + closed, records, closed);
        double fresh = OpenTimer.freshMillis(ChildJvm.plain(), store);
        double quick = OpenTimer.freshMillis(archived, store);
        double warm = OpenTimer.warmMillis(store);
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %.0f | %.0f | %.1f |%n",
            records,
            closed ? "close" : "kill",
            fresh,
            quick,
            warm);
        assertThat(warm).isLessThan(2_000);
      }
    }
  }

  /** A store as a close or a kill leaves it. */
  private Path filled(String name, int records, boolean closed) throws Exception {
    Path store = folder.resolve(name);
    StoreOptions options = StoreOptions.standard().withJournalLimitBytes(Long.MAX_VALUE);
    try (StateStore it = MapDbStateStore.open(store, options);
        ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<Future<?>> puts = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        TaskRecord record = Records.at(i, HISTORY);
        puts.add(pool.submit(() -> it.put(record)));
      }
      for (Future<?> put : puts) {
        put.get();
      }
      return closed ? store : copy(store);
    }
  }

  private static Path copy(Path store) throws IOException {
    Path copy = store.resolveSibling(store.getFileName() + "-killed");
    Files.createDirectory(copy);
    try (var files = Files.newDirectoryStream(store, "journal-*")) {
      for (Path file : files) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
