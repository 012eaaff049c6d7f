package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.mapdb.FaultyDisk.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailingDiskTest {
  @TempDir Path folder;

  private final StoreOptions sound = StoreOptions.standard();
  private final FaultyDisk disk = FaultyDisk.around(sound.disk());

  private StateStore open() {
    return MapDbStateStore.open(folder, sound.withDisk(disk).withJournalLimitBytes(8_000));
  }

  static List<Set<Act>> faults() {
    return List.of(
        Set.of(Act.WRITE),
        Set.of(Act.FORCE),
        Set.of(Act.WRITE, Act.TRUNCATE),
        Set.of(Act.FORCE, Act.TRUNCATE),
        Set.of(Act.WRITE, Act.CREATE),
        Set.of(Act.FORCE, Act.CREATE, Act.RENAME));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusedChangeKeepsWhatWasThereAndTheStoreGoesOnLater(Set<Act> acts) {
    TaskRecord first = Records.first(1);
    try (StateStore store = open()) {
      store.put(first);
      disk.refuse(acts.toArray(Act[]::new));
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatExceptionOfType(StoreUnavailable.class)
            .isThrownBy(() -> store.put(Records.next(first)))
            .withMessageContaining(first.slot().toString())
            .withMessageContaining(folder.toString())
            .withMessageContaining("no space left");
        assertThatExceptionOfType(StoreUnavailable.class)
            .isThrownBy(() -> store.delete(first.slot()));
      }
      assertThat(store.all()).containsExactly(first);
      disk.recover();
      store.put(Records.next(first));
      store.put(Records.first(2));
    }
    assertThat(OfflineStore.read(folder).records())
        .containsExactly(Records.next(first), Records.first(2));
    assertThat(OfflineStore.read(folder).damage()).isEmpty();
  }

  @Test
  void failedCheckpointsCostNothingButALongerWayBack() {
    List<TaskRecord> expected = new ArrayList<>();
    try (StateStore store = open()) {
      disk.refuse(Act.RENAME);
      for (int i = 0; i < 60; i++) {
        store.put(Records.first(i));
        expected.add(Records.first(i));
      }
    }
    disk.recover();
    try (StateStore store = open()) {
      assertThat(store.loaded().damage()).isEmpty();
      assertThat(store.all()).isEqualTo(expected);
      store.put(Records.first(100));
    }
    assertThat(OfflineStore.read(folder).records()).hasSize(61);
  }

  @Test
  void damagedStoreOpensOnAFullDiskAndIsRepairedLater() throws Exception {
    Damages.of(folder).prepare();
    Damages.flip(folder.resolve("journal-4.log"), 40);
    disk.refuse(Act.CREATE, Act.WRITE, Act.DUPLICATE);
    try (StateStore store = open()) {
      assertThat(store.loaded().damage()).isNotEmpty();
      assertThat(store.all()).isNotEmpty();
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> store.put(Records.first(900)));
      disk.recover();
      store.put(Records.first(900));
    }
    assertThat(OfflineStore.read(folder).records()).contains(Records.first(900));
  }

  @Test
  void anySeriesOfFaultsLosesNothingThatWasAcknowledged() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("anySeriesOfFaultsLosesNothing: -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    Map<Integer, TaskRecord> kept = new HashMap<>();
    for (int life = 0; life < 15; life++) {
      try (StateStore store = open()) {
        assertThat(store.loaded().records()).containsExactlyInAnyOrderElementsOf(kept.values());
        for (int i = 0; i < 60; i++) {
          changeFaults(random);
          change(store, random.nextInt(10), kept);
          assertThat(store.all()).containsExactlyInAnyOrderElementsOf(kept.values());
        }
        disk.recover();
        change(store, 11, kept);
      }
      assertThat(OfflineStore.read(folder).damage()).isEmpty();
    }
  }

  private void changeFaults(Random random) {
    disk.recover();
    List<Act> acts = List.of(Act.values());
    Act act = acts.get(random.nextInt(acts.size()));
    if (random.nextInt(3) == 0 && act != Act.TRUNCATE) {
      disk.refuse(act);
    }
  }

  private static void change(StateStore store, int number, Map<Integer, TaskRecord> kept) {
    TaskRecord before = kept.get(number);
    TaskRecord next = before == null ? Records.first(number) : Records.next(before);
    try {
      store.put(next);
      kept.put(number, next);
    } catch (StoreUnavailable e) {
      assertThat(e).hasMessageContaining("no space left");
    }
  }
}
