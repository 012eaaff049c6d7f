package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything we remember of a task: what Nomad wants, and what is known.
 *
 * @param revision grows by one with every {@code put}; a store refuses any other step
 * @param history the last remarks, oldest first, {@value #HISTORY_LIMIT} at most
 */
public record TaskRecord(
    WorkloadLabels labels,
    String driver,
    SpecOutline outline,
    Desired desired,
    Known known,
    long revision,
    List<Remark> history) {
  public static final int HISTORY_LIMIT = 24;

  public TaskRecord {
    requireNonNull(labels, "labels is null");
    requireNonNull(driver, "driver is null");
    requireNonNull(outline, "outline is null");
    requireNonNull(desired, "desired is null");
    requireNonNull(known, "known is null");
    history =
        List.copyOf(history.subList(Math.max(0, history.size() - HISTORY_LIMIT), history.size()));
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

  /** This record as the successor of an older one in the same slot. */
  public TaskRecord replacing(TaskRecord older) {
    return new TaskRecord(labels, driver, outline, desired, known, older.revision + 1, history);
  }

  private TaskRecord step(Desired nextDesired, Known nextKnown, Remark remark) {
    List<Remark> next = Stream.concat(history.stream(), Stream.of(remark)).toList();
    return new TaskRecord(labels, driver, outline, nextDesired, nextKnown, revision + 1, next);
  }
}
