package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The records in memory and the files behind them. Changes by one thread, reads by any. */
final class Ledger {
  private final NavigableMap<TaskSlot, Entry> entries;
  private final Generations files;
  private long nextSequence;

  Ledger(Recovered found, Generations files) {
    this.entries = new ConcurrentSkipListMap<>(found.entries());
    this.files = files;
    this.nextSequence = found.nextSequence();
  }

  NavigableMap<TaskSlot, Entry> entries() {
    return entries;
  }

  /** Makes changes durable with one wait for the disk; one outcome for each. */
  List<Outcome> commit(List<? extends Change> changes) {
    Plan plan = Plan.of(changes, entries, nextSequence);
    if (plan.frames().isEmpty()) {
      return plan.outcomes();
    }
    try {
      files.append(plan.frames(), nextSequence);
    } catch (IOException e) {
      return plan.failed(e);
    }
    plan.applyTo(entries);
    nextSequence = plan.nextSequence();
    return plan.outcomes();
  }

  /** What can wait until the callers have their answers. */
  void tidy() {
    files.checkpointIfDue(nextSequence, entries);
  }

  void checkpoint() throws IOException {
    files.checkpoint(nextSequence, entries);
  }

  void close() throws IOException {
    files.close(nextSequence, entries);
  }
}
