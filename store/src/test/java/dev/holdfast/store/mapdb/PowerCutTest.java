package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk was told but had not synced may be gone after a power cut, in part or whole. */
class PowerCutTest {
  private static final int SLOTS = 6;
  private static final int CUTS = 250;
  private static final int ONE_OF_ACTS = 7;

  @TempDir Path folder;

  private final long seed = Long.getLong("holdfast.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final StoreOptions sound = StoreOptions.standard();
  private final PowerCutDisk disk = new PowerCutDisk(sound.disk(), this::maybeCut);

  // Revisions by slot, 0 for none.
  private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<Integer, Long> underWay = new ConcurrentHashMap<>();
  private final Map<Path, Map<Integer, long[]>> cuts = new HashMap<>();

  @Test
  void noAcknowledgedRecordIsMissingAfterAnyPowerCut() throws IOException {
    System.out.println("PowerCutTest: -Dholdfast.seed=" + seed);
    Random choices = new Random(seed + 1);
    StoreOptions options = sound.withDisk(disk).withJournalLimitBytes(6_000);
    while (cuts.size() < CUTS) {
      try (StateStore store = MapDbStateStore.open(folder.resolve("living"), options)) {
        for (int i = 0; i < 80; i++) {
          change(store, choices.nextInt(SLOTS), choices.nextInt(6) == 0);
        }
      }
    }
    for (Map.Entry<Path, Map<Integer, long[]>> cut : cuts.entrySet()) {
      try (StateStore store = MapDbStateStore.open(cut.getKey())) {
        assertThat(store.loaded().damage()).isEmpty();
        cut.getValue().forEach((slot, allowed) -> check(store, slot, allowed));
        store.put(Records.first(900));
      }
    }
  }

  private void change(StateStore store, int slot, boolean delete) {
    TaskRecord kept = store.get(Records.slot(slot)).orElse(null);
    long revision = delete ? 0 : kept == null ? 1 : kept.revision() + 1;
    underWay.put(slot, revision);
    if (delete) {
      store.delete(Records.slot(slot));
    } else {
      store.put(Records.at(slot, revision));
    }
    acknowledged.put(slot, revision);
  }

  /** Called with the disk locked, so nothing becomes durable meanwhile. */
  private void maybeCut() {
    if (cuts.size() >= CUTS || random.nextInt(ONE_OF_ACTS) != 0) {
      return;
    }
    Map<Integer, long[]> allowed = new HashMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      long sure = acknowledged.getOrDefault(slot, 0L);
      allowed.put(slot, new long[] {sure, underWay.getOrDefault(slot, sure)});
    }
    try {
      Path image = folder.resolve("cut-" + cuts.size());
      disk.cut(image, random);
      cuts.put(image, allowed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(StateStore store, int slot, long[] allowed) {
    TaskRecord found = store.get(Records.slot(slot)).orElse(null);
    long revision = found == null ? 0 : found.revision();
    assertThat(allowed).contains(revision);
    if (found != null) {
      assertThat(found).isEqualTo(Records.at(slot, revision));
    }
  }
}
