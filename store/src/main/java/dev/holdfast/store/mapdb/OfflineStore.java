package dev.holdfast.store.mapdb;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.codec.Migrations;
import dev.holdfast.store.codec.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks into a store from outside: while another process has it open, after that one died, damaged,
 * or a copy of it elsewhere. Takes no lock and changes nothing.
 */
public final class OfflineStore {
  private static final int MOST_ATTEMPTS = 5;

  private OfflineStore() {}

  /**
   * The records that a folder holds at this moment.
   *
   * @throws StoreUnavailable if there is no such folder, or it may not be listed
   */
  public static LoadedRecords read(Path path) {
    if (!Files.isDirectory(path)) {
      throw new StoreUnavailable("there is no store at " + path + ": name its folder");
    }
    try {
      Recovered found = recovered(new StoreFolder(path));
      return found.loaded(found.damage().stream().map(Damage::sentence).toList());
    } catch (IOException e) {
      throw new StoreUnavailable(
          "the store at " + path + " cannot be read: " + StoreFolder.reason(e), e);
    }
  }

  /** A file that a checkpoint removes while we read looks like damage, but not a second time. */
  private static Recovered recovered(StoreFolder folder) throws IOException {
    RecordCodec codec = new RecordCodec(Migrations.current());
    Recovered found = Recovery.of(folder, codec);
    boolean moving = !found.damage().isEmpty();
    for (int i = 1; i < MOST_ATTEMPTS && moving; i++) {
      Recovered again = Recovery.of(folder, codec);
      moving = !again.damage().equals(found.damage());
      found = again;
    }
    return found;
  }
}
