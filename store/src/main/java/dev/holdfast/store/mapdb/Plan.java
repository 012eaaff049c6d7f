package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.RevisionRule;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.journal.Frame;
import dev.holdfast.store.journal.FrameKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to write for changes that came in together, each judged after the ones before it. */
final class Plan {
  private final Map<TaskSlot, Entry> kept;
  private final Map<TaskSlot, Optional<Entry>> effects = new LinkedHashMap<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private long nextSequence;

  private Plan(Map<TaskSlot, Entry> kept, long nextSequence) {
    this.kept = kept;
    this.nextSequence = nextSequence;
  }

  static Plan of(List<? extends Change> changes, Map<TaskSlot, Entry> kept, long nextSequence) {
    Plan plan = new Plan(kept, nextSequence);
    changes.forEach(change -> plan.outcomes.add(plan.judge(change)));
    return plan;
  }

  private Outcome judge(Change change) {
    return switch (change) {
      case Change.Put put -> judgePut(put);
      case Change.Delete delete -> judgeDelete(delete);
    };
  }

  private Outcome judgePut(Change.Put put) {
    Entry before = now(put.slot());
    TaskRecord record = before == null ? null : before.record();
    Optional<String> refusal = RevisionRule.refusal(record, put.record());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    effects.put(put.slot(), Optional.of(new Entry(nextSequence, put.record())));
    return write(FrameKind.PUT, put);
  }

  private Outcome judgeDelete(Change.Delete delete) {
    if (now(delete.slot()) == null) {
      return new Outcome.Durable();
    }
    effects.put(delete.slot(), Optional.empty());
    return write(FrameKind.DELETE, delete);
  }

  private Outcome write(FrameKind kind, Change change) {
    frames.add(new Frame(kind, nextSequence++, ByteBuffer.wrap(change.payload())));
    return new Outcome.Durable();
  }

  private @Nullable Entry now(TaskSlot slot) {
    Optional<Entry> effect = effects.get(slot);
    return effect == null ? kept.get(slot) : effect.orElse(null);
  }

  List<Frame> frames() {
    return frames;
  }

  /** The number of the change after these. */
  long nextSequence() {
    return nextSequence;
  }

  /** One for each change, in order, true once the frames are durable. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /** The outcomes where the frames could not be written. */
  List<Outcome> failed(Throwable cause) {
    return outcomes.stream()
        .map(it -> it instanceof Outcome.Durable ? new Outcome.Failed(cause) : it)
        .toList();
  }

  /** Makes the memory what the disk is now. */
  void applyTo(Map<TaskSlot, Entry> entries) {
    effects.forEach((slot, effect) ->
        effect.ifPresentOrElse(entry -> entries.put(slot, entry), () -> entries.remove(slot)));
  }
}
