package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.codec.Decoded;
import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.journal.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Puts frames together, in whatever order they come: the highest change of a slot wins. */
final class Replay {
  private final RecordCodec codec;
  private final Map<TaskSlot, Change> changes = new HashMap<>();
  private long nextSequence = 1;

  Replay(RecordCodec codec) {
    this.codec = codec;
  }

  private record Change(long sequence, Optional<TaskRecord> record) {}

  /** Takes a frame; answers why it means nothing here, or empty where it does. */
  Optional<String> take(Frame frame) {
    nextSequence = Math.max(nextSequence, frame.nextSequence());
    return switch (frame.kind()) {
      case PUT -> put(frame);
      case DELETE -> delete(frame);
      case JOURNAL_START, SNAPSHOT_END -> Optional.empty();
    };
  }

  private Optional<String> put(Frame frame) {
    return switch (codec.decode(bytes(frame))) {
      case Decoded.Understood understood -> {
        TaskRecord record = understood.record();
        keep(record.slot(), new Change(frame.sequence(), Optional.of(record)));
        yield Optional.empty();
      }
      case Decoded.Newer newer ->
          Optional.of(
              "holds a record of schema " + newer.schema() + ", which a later version wrote");
      case Decoded.Broken broken -> Optional.of("holds a record without sense: " + broken.why());
    };
  }

  private Optional<String> delete(Frame frame) {
    Optional<TaskSlot> slot = codec.decodeSlot(bytes(frame));
    slot.ifPresent(it -> keep(it, new Change(frame.sequence(), Optional.empty())));
    return slot.isPresent() ? Optional.empty() : Optional.of("holds a deletion without a slot");
  }

  private void keep(TaskSlot slot, Change change) {
    changes.merge(slot, change, (old, now) -> now.sequence() >= old.sequence() ? now : old);
  }

  private static byte[] bytes(Frame frame) {
    byte[] bytes = new byte[frame.payload().remaining()];
    frame.payload().duplicate().get(bytes);
    return bytes;
  }

  /** The number of the next change. */
  long nextSequence() {
    return nextSequence;
  }

  NavigableMap<TaskSlot, Entry> entries() {
    NavigableMap<TaskSlot, Entry> entries = new TreeMap<>();
    changes.forEach((slot, change) ->
        change
            .record()
            .ifPresent(record -> entries.put(slot, new Entry(change.sequence(), record))));
    return entries;
  }
}
