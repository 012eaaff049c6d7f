package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What befalls a file costs what is in that place, at most, and never an exception. */
class DamageTest {
  // Every bit of every frame is flipped in FrameScannerTest; here it is about the folder.
  private static final int JOURNAL_STEP = 5;
  private static final int SNAPSHOT_STEP = 151;

  @TempDir Path folder;
  private Path journal;
  private Path snapshot;
  private List<TaskRecord> expected;

  @BeforeEach
  void prepare() throws IOException {
    expected = Damages.of(folder).prepare();
    journal = folder.resolve("journal-4.log");
    snapshot = folder.resolve("tasks-4.db");
    assertThat(expected).hasSize(Damages.RECORDS).allMatch(record -> record.revision() == 4);
    assertThat(OfflineStore.read(folder)).isEqualTo(new LoadedRecords(expected, List.of()));
  }

  @Test
  void everyFlipInTheJournalCostsOneChangeAtMostAndIsTold() throws IOException {
    byte[] sound = Files.readAllBytes(journal);
    int first = (int) (System.nanoTime() % JOURNAL_STEP);
    for (int offset = first; offset < sound.length; offset += JOURNAL_STEP) {
      byte[] damaged = sound.clone();
      damaged[offset] ^= (byte) (1 << (offset % 8));
      Files.write(journal, damaged);
      LoadedRecords loaded = OfflineStore.read(folder);
      assertThat(loaded.damage()).as("offset %s", offset).isNotEmpty();
      assertThat(loaded.records()).hasSize(Damages.RECORDS);
      assertThat(differing(loaded)).as("offset %s", offset).isLessThanOrEqualTo(1);
    }
  }

  private long differing(LoadedRecords loaded) {
    return expected.stream().filter(record -> !loaded.records().contains(record)).count();
  }

  @Test
  void everyCutOfTheJournalKeepsTheChangesBeforeIt() throws IOException {
    byte[] sound = Files.readAllBytes(journal);
    long before = Damages.RECORDS;
    for (int length = sound.length - 1; length >= 0; length -= JOURNAL_STEP) {
      Files.write(journal, Arrays.copyOf(sound, length));
      LoadedRecords loaded = OfflineStore.read(folder);
      assertThat(loaded.records()).as("length %s", length).hasSize(Damages.RECORDS);
      long kept = loaded.records().stream().filter(record -> record.revision() == 4).count();
      assertThat(kept).isBetween(before - 1, before);
      before = kept;
    }
    assertThat(before).isZero();
  }

  @Test
  void noFlipInTheSnapshotCostsAnything() throws IOException {
    byte[] sound = Files.readAllBytes(snapshot);
    int first = (int) (System.nanoTime() % SNAPSHOT_STEP);
    for (int offset = first; offset < sound.length; offset += SNAPSHOT_STEP) {
      byte[] damaged = sound.clone();
      damaged[offset] ^= (byte) (1 << (offset % 8));
      Files.write(snapshot, damaged);
      LoadedRecords loaded = OfflineStore.read(folder);
      assertThat(loaded.records()).as("offset %s", offset).isEqualTo(expected);
      assertThat(loaded.damage()).as("offset %s", offset).hasSize(1);
    }
  }

  @Test
  void noCutOfTheSnapshotCostsAnything() throws IOException {
    byte[] sound = Files.readAllBytes(snapshot);
    for (int length = 0; length < sound.length; length += 10 * SNAPSHOT_STEP) {
      Files.write(snapshot, Arrays.copyOf(sound, length));
      LoadedRecords loaded = OfflineStore.read(folder);
      assertThat(loaded.records()).isEqualTo(expected);
      assertThat(loaded.damage()).hasSize(1);
    }
  }

  @Test
  void olderGenerationMayBeDamagedUnnoticed() throws IOException {
    Files.write(folder.resolve("tasks-3.db"), new byte[0]);
    Files.write(folder.resolve("journal-3.log"), new byte[] {1, 2, 3});
    assertThat(OfflineStore.read(folder)).isEqualTo(new LoadedRecords(expected, List.of()));
  }

  @Test
  void withoutAnySoundSnapshotTheReadableRecordsAreKept() throws IOException {
    Damages.flip(snapshot, 5);
    Damages.flip(folder.resolve("tasks-3.db"), 5);
    LoadedRecords loaded = OfflineStore.read(folder);
    assertThat(loaded.records()).isEqualTo(expected);
    assertThat(loaded.damage()).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks-4.db", "journal-4.log", "tasks-3.db", "journal-3.log"})
  void missingFileIsNoReasonToLoseTheOthers(String name) throws IOException {
    Files.delete(folder.resolve(name));
    LoadedRecords loaded = OfflineStore.read(folder);
    assertThat(loaded.records()).hasSize(Damages.RECORDS);
    assertThat(loaded.records()).allMatch(record -> record.revision() >= 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-999999999999.log",
        "tasks-999999999999.db",
        "journal-999999999999999999.log",
        "tasks-5.db",
        "journal-5.log",
        "journal-0.log",
        "tasks-99999999999999999999999.db"
      })
  void strangeFileWithOneOfOurNamesDoesNoHarm(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[] {1, 2, 3});
    for (int round = 0; round < 3; round++) {
      try (StateStore store = MapDbStateStore.open(folder)) {
        assertThat(store.all()).containsAll(expected);
        TaskRecord record = Records.first(700 + round);
        store.put(record);
        assertThat(OfflineStore.read(folder).records()).contains(record);
      }
      assertThat(OfflineStore.read(folder).records()).hasSize(expected.size() + round + 1);
      assertThat(OfflineStore.read(folder).damage()).isEmpty();
    }
  }

  @Test
  void damagedFileIsSetAsideAndTheStoreIsWholeAgain() throws IOException {
    Damages.flip(journal, 60);
    byte[] damaged = Files.readAllBytes(journal);
    List<TaskRecord> found;
    try (StateStore store = MapDbStateStore.open(folder)) {
      assertThat(store.loaded().damage()).hasSize(2);
      assertThat(store.loaded().damage().getFirst())
          .matches(
              "journal-4.log has \\d+ bytes in disorder, from offset 36; the file was set"
                  + " aside as /.*/journal-4.log.damaged-\\d{8}T\\d{6}Z\\.");
      assertThat(store.loaded().damage().getLast())
          .isEqualTo("Changes missing before the end of journal-4.log: 1.");
      store.put(Records.first(500));
      found = store.all();
    }
    assertThat(new StoreFolder(folder).files())
        .filteredOn(file -> file.toString().contains(".damaged-"))
        .singleElement()
        .satisfies(it -> assertThat(it).hasBinaryContent(damaged));
    assertThat(journal).doesNotExist();
    try (StateStore store = MapDbStateStore.open(folder)) {
      assertThat(store.loaded()).isEqualTo(new LoadedRecords(found, List.of()));
    }
  }

  @Test
  void tornTailIsDroppedInSilence() throws IOException {
    byte[] sound = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(sound, sound.length - 7));
    try (StateStore store = MapDbStateStore.open(folder)) {
      assertThat(store.loaded().damage()).isEmpty();
      TaskRecord last = store.get(Records.slot(Damages.RECORDS - 1)).orElseThrow();
      assertThat(last.revision()).isEqualTo(3);
      store.put(Records.next(last));
      assertThat(store.all()).isEqualTo(expected);
    }
    assertThat(OfflineStore.read(folder)).isEqualTo(new LoadedRecords(expected, List.of()));
  }

  @Test
  void noHeapOfRandomDamageStopsAStart() throws IOException {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("noHeapOfRandomDamageStopsAStart: -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    Path whole = folder.resolveSibling(folder.getFileName() + "-whole");
    Damages.copy(folder, whole);
    for (int round = 0; round < 40; round++) {
      Damages.copy(whole, folder);
      for (Path file : new StoreFolder(folder).files()) {
        ruin(file, random);
      }
      TaskRecord later = Records.first(1_000 + round);
      try (StateStore store = MapDbStateStore.open(folder)) {
        store.put(later);
      }
      assertThat(OfflineStore.read(folder).records()).contains(later);
      assertThat(OfflineStore.read(folder).damage()).isEmpty();
    }
    Damages.delete(whole);
  }

  private static void ruin(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> Files.write(file, new byte[0]);
      case 1 -> Files.delete(file);
      case 2 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      case 3 -> {
        random.nextBytes(bytes);
        Files.write(file, bytes);
      }
      case 4 -> {
        bytes[random.nextInt(bytes.length)] ^= 1;
        Files.write(file, bytes);
      }
      default -> {}
    }
  }
}
