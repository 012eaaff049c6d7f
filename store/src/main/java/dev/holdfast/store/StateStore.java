package dev.holdfast.store;

import dev.holdfast.runtime.TaskSlot;
import java.util.List;
import java.util.Optional;

/**
 * Keeps task records. Safe for use by many threads; reads are answered from memory.
 *
 * <p>What it promises: a record is durable when {@code put} returns and gone when {@code delete}
 * returns, whatever happens to the process or the machine after that. A store that was damaged
 * opens all the same with what is readable.
 */
public interface StateStore extends AutoCloseable {

  /** What was found at the opening, the unreadable included; constant. */
  LoadedRecords loaded();

  Optional<TaskRecord> get(TaskSlot slot);

  /** All records, ordered by slot. */
  List<TaskRecord> all();

  /**
   * Keeps a record.
   *
   * @throws IllegalStateException if its revision is not one more than the kept record's, or 1 or
   *     more for a slot without one
   * @throws StoreUnavailable if it could not be written (a full disk, a closed store); the record
   *     that was kept before is still kept
   */
  void put(TaskRecord record);

  /**
   * Forgets a slot; one that is not there is forgotten already.
   *
   * @throws StoreUnavailable if that could not be written
   */
  void delete(TaskSlot slot);

  /** Figures about the store itself, for dumps and metrics. */
  StoreInfo info();

  /** Writes what is still to be written and lets go of the files. A second call does nothing. */
  @Override
  void close();
}
