package dev.holdfast.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Figures about a store.
 *
 * @param location the folder, or {@code memory}
 * @param sizeBytes of its files
 * @param syncs how often it waited for the disk since it was opened
 * @param lastSync when it last did; null if never
 * @param syncNanos how long it waited for the disk, all in all
 */
public record StoreInfo(
    String location,
    int records,
    long sizeBytes,
    long syncs,
    @Nullable Instant lastSync,
    long syncNanos) {

  /** Figures of a store that has not waited for a disk, or not measured it. */
  public StoreInfo(
      String location, int records, long sizeBytes, long syncs, @Nullable Instant lastSync) {
    this(location, records, sizeBytes, syncs, lastSync, 0);
  }
}
