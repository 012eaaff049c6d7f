package dev.holdfast.store.codec;

import dev.holdfast.store.TaskRecord;

/** What came of reading bytes as a record. */
public sealed interface Decoded {

  /** A record, lifted to this version where it was older. */
  record Understood(TaskRecord record) implements Decoded {}

  /** A later version wrote it. */
  record Newer(long schema) implements Decoded {}

  /** It is no record. */
  record Broken(String why) implements Decoded {}
}
