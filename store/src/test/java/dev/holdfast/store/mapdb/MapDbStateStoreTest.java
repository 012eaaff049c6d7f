package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StateStoreContract;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MapDbStateStoreTest implements StateStoreContract {
  private static final long EMPTY_JOURNAL_BYTES = 36;

  @TempDir Path parent;

  private Path folder() {
    return parent.resolve("deep/store");
  }

  @Override
  public StateStore newStore() {
    return MapDbStateStore.open(folder());
  }

  private List<String> fileNames() throws IOException {
    return new StoreFolder(folder())
        .files().stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void recordsAreThereAfterACleanClose() {
    List<TaskRecord> records = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      try (StateStore store = newStore()) {
        assertThat(store.loaded()).isEqualTo(new LoadedRecords(records, List.of()));
        TaskRecord record = Records.first(round);
        store.put(record);
        records.add(record);
      }
    }
  }

  @Test
  void cleanCloseLeavesASnapshotAndAnEmptyJournal() throws IOException {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      store.put(Records.first(2));
      store.delete(Records.slot(1));
    }
    assertThat(fileNames()).containsExactly("journal-1.log", "journal-2.log", "tasks-2.db");
    assertThat(folder().resolve("journal-2.log")).hasSize(EMPTY_JOURNAL_BYTES);
    byte[] file = Files.readAllBytes(folder().resolve("tasks-2.db"));
    byte[] table = Arrays.copyOf(file, file.length - SnapshotEnd.FRAME_BYTES);
    assertThat(SnapshotTable.read(table)).containsOnlyKeys(SnapshotTable.key(Records.slot(2)));
  }

  @Test
  void closeWithoutAChangeWritesNothing() throws IOException {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
    }
    List<String> before = fileNames();
    try (StateStore store = newStore()) {
      assertThat(store.all()).hasSize(1);
      assertThat(store.info().syncs()).isZero();
    }
    assertThat(fileNames()).isEqualTo(before);
  }

  @Test
  void eachPutWaitsForTheDiskOnce() {
    try (StateStore store = newStore()) {
      long before = store.info().syncs();
      for (int i = 0; i < 10; i++) {
        store.put(Records.first(i));
      }
      assertThat(store.info().syncs()).isEqualTo(before + 10);
      store.delete(Records.slot(77));
      assertThat(store.info().syncs()).isEqualTo(before + 10);
    }
  }

  @Test
  void changesThatComeInDuringAWaitShareTheNextOne() {
    StoreOptions options = StoreOptions.standard();
    SlowDisk disk = new SlowDisk(options.disk());
    try (StateStore store = MapDbStateStore.open(folder(), options.withDisk(disk))) {
      disk.hold();
      List<Thread> callers =
          IntStream.range(0, 17)
              .mapToObj(i -> Thread.ofPlatform().start(() -> store.put(Records.first(i))))
              .toList();
      await().until(() -> callers.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
      long before = store.info().syncs();
      disk.release();
      await().until(() -> store.all().size() == 17);
      assertThat(store.info().syncs() - before).isBetween(1L, 2L);
    }
  }

  @Test
  void longJournalBringsACheckpointAndOlderGenerationsGo() throws IOException {
    StoreOptions options = StoreOptions.standard().withJournalLimitBytes(10_000);
    try (StateStore store = MapDbStateStore.open(folder(), options)) {
      TaskRecord record = Records.first(1);
      for (int i = 0; i < 300; i++) {
        store.put(record);
        record = Records.next(record);
      }
    }
    assertThat(new StoreFolder(folder()).snapshots().lastKey()).isGreaterThan(3);
    assertThat(new StoreFolder(folder()).snapshots()).hasSizeBetween(1, 2);
    assertThat(OfflineStore.read(folder()).records())
        .singleElement()
        .satisfies(it -> assertThat(it.revision()).isEqualTo(300));
  }

  @Test
  void folderAndFilesAreClosedToOthers() throws IOException {
    Files.createDirectories(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      assertThat(permissions(folder())).isEqualTo("rwx------");
    }
    try (var files = Files.list(folder())) {
      assertThat(files).hasSizeGreaterThan(3).allMatch(it -> permissions(it).equals("rw-------"));
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void unusableFolderIsNamedWithItsRemedy() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    for (Path unusable : List.of(file, file.resolve("below"), Path.of("/proc/holdfast/store"))) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> MapDbStateStore.open(unusable))
          .withMessageStartingWith("the state folder " + unusable + " cannot be used (")
          .withMessageEndingWith(
              "make it a folder that this user may write to, or configure" + " another");
    }
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> OfflineStore.read(parent.resolve("nowhere")))
        .withMessage("there is no store at " + parent.resolve("nowhere") + ": name its folder");
  }

  @Test
  void infoTellsTrueFigures() throws IOException {
    Instant before = Instant.now().minusMillis(1);
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      store.put(Records.first(2));
      StoreInfo info = store.info();
      assertThat(info.location()).isEqualTo(folder().toString());
      assertThat(info.records()).isEqualTo(2);
      assertThat(info.sizeBytes()).isEqualTo(Files.size(folder().resolve("journal-1.log")));
      assertThat(info.lastSync()).isBetween(before, Instant.now());
      assertThat(info.syncNanos())
          .isPositive()
          .isLessThan(Duration.between(before, Instant.now()).toNanos());
    }
  }

  @Test
  void readingFromOutsideChangesNothing() throws IOException {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      List<String> before = fileNames();
      byte[] journal = Files.readAllBytes(folder().resolve("journal-1.log"));
      assertThat(OfflineStore.read(folder()).records()).isEqualTo(store.all());
      assertThat(fileNames()).isEqualTo(before);
      assertThat(folder().resolve("journal-1.log")).hasBinaryContent(journal);
      store.put(Records.first(2));
    }
  }

  @Test
  @Timeout(60)
  void readerFromOutsideNeverSeesDamageWhileCheckpointsCome() throws Exception {
    StoreOptions options = StoreOptions.standard().withJournalLimitBytes(4_000);
    AtomicBoolean enough = new AtomicBoolean();
    try (StateStore store = MapDbStateStore.open(folder(), options)) {
      Thread writer = Thread.ofPlatform().start(() -> putUntil(store, enough));
      long revision = 0;
      for (int i = 0; i < 200 || lastSnapshot() <= 3; i++) {
        LoadedRecords read = OfflineStore.read(folder());
        assertThat(read.damage()).isEmpty();
        long now = read.records().stream().mapToLong(TaskRecord::revision).sum();
        assertThat(now).isGreaterThanOrEqualTo(revision);
        revision = now;
      }
      enough.set(true);
      writer.join();
    }
  }

  private long lastSnapshot() throws IOException {
    var snapshots = new StoreFolder(folder()).snapshots();
    return snapshots.isEmpty() ? 0 : snapshots.lastKey();
  }

  private static void putUntil(StateStore store, AtomicBoolean enough) {
    for (TaskRecord it = Records.first(1); !enough.get(); it = Records.next(it)) {
      store.put(it);
    }
  }

  @Test
  void nothingStaysInTheTemporaryFolder() throws IOException {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
    }
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      assertThat(maps.filter(line -> line.contains("liblz4-java")))
          .allMatch(line -> line.endsWith("(deleted)"));
    }
  }

  @Test
  void emptyFolderReadsAsAnEmptyStore() throws IOException {
    Files.createDirectories(folder());
    assertThat(OfflineStore.read(folder())).isEqualTo(new LoadedRecords(List.of(), List.of()));
  }
}
