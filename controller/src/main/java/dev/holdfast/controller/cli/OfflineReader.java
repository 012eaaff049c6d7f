package dev.holdfast.controller.cli;

import dev.holdfast.store.LoadedRecords;
import java.nio.file.Path;

/** Reads the records of a store's folder from outside, without a lock and without a change. */
@FunctionalInterface
interface OfflineReader {

  /**
   * The records.
   *
   * @throws dev.holdfast.store.StoreUnavailable if there is no such folder
   */
  LoadedRecords read(Path storeFolder);
}
