package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything we remember of a task: what Nomad wants, and what is known.
 *
 * @param revision grows by one with every {@code put}; a store refuses any other step
 * @param history the last remarks, oldest first, {@value #HISTORY_LIMIT} at most, also those of
 *     earlier attempts in the slot; what changed nothing is dropped first
 */
public record TaskRecord(
    WorkloadLabels labels,
    String driver,
    SpecOutline outline,
    Desired desired,
    Known known,
    long revision,
    List<Remark> history) {
  public static final int HISTORY_LIMIT = 32;

  public TaskRecord {
    requireNonNull(labels, "labels is null");
    requireNonNull(driver, "driver is null");
    requireNonNull(outline, "outline is null");
    requireNonNull(desired, "desired is null");
    requireNonNull(known, "known is null");
    history = limited(history);
  }

  /** A task that Nomad asks for now, of which nothing is known yet. */
  public static TaskRecord wanted(WorkloadLabels labels, String driver, SpecOutline outline) {
    return new TaskRecord(
        labels, driver, outline, new Desired.Run(), Known.nothing(), 1, List.of());
  }

  public TaskSlot slot() {
    return labels.slot();
  }

  public Invocation invocation() {
    return labels.invocation();
  }

  public WorkloadId workloadId() {
    return labels.workloadId();
  }

  /** The next revision with another wish. */
  public TaskRecord desiring(Desired next, Remark remark) {
    return step(next, known, remark);
  }

  /** The next revision with more facts. */
  public TaskRecord knowing(Known next, Remark remark) {
    return step(desired, next, remark);
  }

  /** The same revision with other facts; for a change that is made together with another. */
  public TaskRecord withKnown(Known other) {
    return new TaskRecord(labels, driver, outline, desired, other, revision, history);
  }

  /** The same revision with another history. */
  public TaskRecord withHistory(List<Remark> other) {
    return new TaskRecord(labels, driver, outline, desired, known, revision, other);
  }

  /** The same revision with one more remark; for what may wait until there is more to write. */
  public TaskRecord remarked(Remark remark) {
    return withHistory(and(history, List.of(remark)));
  }

  /** The next revision with nothing new, to write down what has waited. */
  public TaskRecord revised() {
    return new TaskRecord(labels, driver, outline, desired, known, revision + 1, history);
  }

  /** This record as the successor of an older one in the same slot; the history goes on. */
  public TaskRecord replacing(TaskRecord older) {
    List<Remark> both = and(older.history, history);
    return new TaskRecord(labels, driver, outline, desired, known, older.revision + 1, both);
  }

  private TaskRecord step(Desired nextDesired, Known nextKnown, Remark remark) {
    List<Remark> next = and(history, List.of(remark));
    return new TaskRecord(labels, driver, outline, nextDesired, nextKnown, revision + 1, next);
  }

  private static List<Remark> and(List<Remark> first, List<Remark> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static List<Remark> limited(List<Remark> history) {
    if (history.size() <= HISTORY_LIMIT) {
      return List.copyOf(history);
    }
    List<Remark> kept = new ArrayList<>(history);
    while (kept.size() > HISTORY_LIMIT) {
      kept.remove(leastMissed(kept));
    }
    return List.copyOf(kept);
  }

  /** The oldest that changed nothing, the last one apart; else the oldest. */
  private static int leastMissed(List<Remark> history) {
    for (int i = 0; i < history.size() - 1; i++) {
      if (history.get(i).isQuiet()) {
        return i;
      }
    }
    return 0;
  }
}
