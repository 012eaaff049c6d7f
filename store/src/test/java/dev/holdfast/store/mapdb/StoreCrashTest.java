package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.ChildJvm;
import dev.holdfast.store.StateStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing JVM, again and again. {@code -Dholdfast.seed=} replays the writers' choices and
 * the lengths of their lives (not the scheduler's), {@code -Dholdfast.kills=} sets how many.
 */
class StoreCrashTest {
  private static final int LANES = 2;
  private static final String ENDLESS = "" + Integer.MAX_VALUE;

  // A life is measured in what the writer tells: a busy machine makes it longer, not emptier.
  private static final int MOST_LINES = 160;
  private static final long MOST_FURTHER_NANOS = 5_000_000;

  @TempDir Path folder;

  private record Tally(long kills, long acknowledgements, long openings, long generations) {
    Tally plus(Tally other) {
      return new Tally(
          kills + other.kills,
          acknowledgements + other.acknowledgements,
          openings + other.openings,
          generations + other.generations);
    }
  }

  @Test
  void noAcknowledgedRecordIsMissingAfterAnyKill() throws Exception {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    int kills = Integer.getInteger("holdfast.kills", 200);
    System.out.println("StoreCrashTest: -Dholdfast.seed=" + seed + " -Dholdfast.kills=" + kills);
    String rehearsal = folder.resolve("rehearsal").toString();
    ChildJvm jvm = ChildJvm.rehearsed(folder, CrashWriter.class, rehearsal, "1", "3");
    Tally sum = new Tally(0, 0, 0, 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
      List<Future<Tally>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        Lane lane = new Lane(jvm, folder.resolve("lane-" + i), new Random(seed + i));
        lanes.add(threads.submit(() -> lane.run((kills + LANES - 1) / LANES)));
      }
      for (Future<Tally> lane : lanes) {
        sum = sum.plus(lane.get());
      }
    }
    System.out.println("StoreCrashTest: " + sum);
    assertThat(sum.kills()).isGreaterThanOrEqualTo(kills);
    assertThat(sum.acknowledgements()).isGreaterThan(10L * kills);
    assertThat(sum.generations()).isGreaterThan(kills);
  }

  private record Lane(ChildJvm jvm, Path folder, Random random) {

    Tally run(int kills) throws Exception {
      CrashModel model = new CrashModel();
      for (int i = 0; i < kills; i++) {
        for (String line : outputOfAShortLife()) {
          model.hear(line);
        }
        model.check(OfflineStore.read(folder));
      }
      try (StateStore store = MapDbStateStore.open(folder)) {
        model.check(store.loaded());
      }
      long generations = new StoreFolder(folder).journals().lastKey();
      return new Tally(kills, model.acknowledgements(), model.openings(), generations);
    }

    private List<String> outputOfAShortLife() throws Exception {
      Process child =
          jvm.start(CrashWriter.class, folder.toString(), "" + random.nextLong(), ENDLESS);
      List<String> lines = new ArrayList<>();
      int lastLine = 1 + random.nextInt(MOST_LINES);
      long furtherNanos = random.nextLong(MOST_FURTHER_NANOS);
      try (BufferedReader out = child.inputReader()) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          lines.add(line);
          if (lines.size() == lastLine) {
            Thread.ofVirtual().start(() -> kill(child, furtherNanos));
          }
        }
      }
      assertThat(child.waitFor()).as("ended by SIGKILL").isEqualTo(137);
      return lines;
    }

    private static void kill(Process child, long nanosLater) {
      LockSupport.parkNanos(nanosLater);
      // Through the handle: the process object would close the pipe with what is still in it.
      child.toHandle().destroyForcibly();
    }
  }
}
