package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;

/** What a caller wants, with the bytes for it ready made. */
sealed interface Change {
  TaskSlot slot();

  byte[] payload();

  /** A record shall be kept. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Put(TaskRecord record, byte[] payload) implements Change {
    @Override
    public TaskSlot slot() {
      return record.slot();
    }
  }

  /** A slot shall be forgotten. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Delete(TaskSlot slot, byte[] payload) implements Change {}
}
