package dev.holdfast.store.mapdb;

/** What became of a change. */
sealed interface Outcome {

  /** It is on the disk, or there was nothing to do. */
  record Durable() implements Outcome {}

  /** It does not follow what is kept. */
  record Refused(String why) implements Outcome {}

  /** It could not be written; what was kept before is still kept. */
  record Failed(Throwable cause) implements Outcome {}
}
