package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.DesiredImage;
import dev.holdfast.controller.dump.TaskImage.ObservedImage;
import dev.holdfast.controller.dump.TaskImage.Phase;
import dev.holdfast.controller.dump.TaskImage.PlanImage;
import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.Desired;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins beliefs to an image. Pure: asks nobody, so a stuck task cannot hold it up. */
public final class NodeImageBuilder {
  private final Redaction redaction;
  private final Facts facts;

  public NodeImageBuilder(Redaction redaction) {
    this.redaction = redaction;
    this.facts = new Facts(redaction);
  }

  /** The image, its tasks ordered by slot. */
  public NodeImage build(NodeImage.Header header, List<Belief> beliefs) {
    List<TaskImage> tasks =
        beliefs.stream()
            .sorted(Comparator.comparing((Belief belief) -> belief.record().slot()))
            .map(this::task)
            .toList();
    return new NodeImage(header, tasks);
  }

  private TaskImage task(Belief belief) {
    TaskRecord record = belief.record();
    WorkloadLabels labels = record.labels();
    String difference = Difference.between(record, belief.seen());
    return new TaskImage(
        labels.slot().allocId(),
        labels.slot().taskName(),
        record.invocation().taskId(),
        record.workloadId().value(),
        labels.namespace(),
        labels.jobId(),
        labels.group(),
        redaction.text(record.outline().program()),
        redaction.text(record.outline().user()),
        phase(belief, difference),
        desired(record.desired()),
        observed(belief.seen(), belief.seenAt()),
        facts.known(record.known()),
        belief.claim(),
        redaction.text(difference),
        plan(belief),
        record.revision(),
        history(record));
  }

  private static Phase phase(Belief belief, String difference) {
    if (belief.record().known().removedAt() != null) {
      return Phase.TOMBSTONE;
    }
    if (belief.lastError() != null) {
      return Phase.BLOCKED;
    }
    if (belief.seen() instanceof Observation.Unknown) {
      return Phase.UNKNOWN;
    }
    return difference.isEmpty() ? Phase.CONVERGED : Phase.ACTING;
  }

  private static DesiredImage desired(Desired desired) {
    return switch (desired) {
      case Desired.Run _ -> new DesiredImage("run", null, null);
      case Desired.Stop stop -> new DesiredImage("stop", stop.signal().toString(), stop.killAt());
      case Desired.Gone _ -> new DesiredImage("gone", null, null);
    };
  }

  private ObservedImage observed(Observation seen, @Nullable Instant at) {
    return switch (seen) {
      case Observation.Absent _ -> new ObservedImage("absent", null, null, null, null, at);
      case Observation.Unknown(String reason) ->
          new ObservedImage("unknown", redaction.text(reason), null, null, null, at);
      case Observation.Created created ->
          new ObservedImage("created", null, created.invocation().taskId(), null, null, at);
      case Observation.Running running ->
          new ObservedImage(
              "running",
              null,
              running.invocation().taskId(),
              facts.incarnation(running.incarnation()),
              null,
              at);
      case Observation.Exited exited ->
          new ObservedImage(
              "exited",
              null,
              exited.invocation().taskId(),
              facts.incarnation(exited.incarnation()),
              facts.exit(exited.status(), exited.at()),
              at);
    };
  }

  private PlanImage plan(Belief belief) {
    String error = belief.lastError();
    return new PlanImage(
        redaction.text(belief.reason()),
        belief.nextLook(),
        error == null ? null : redaction.text(error),
        belief.failures());
  }

  private List<RemarkImage> history(TaskRecord record) {
    return record.history().stream()
        .map(remark ->
            new RemarkImage(
                remark.at(), remark.boot().value(), remark.what(), redaction.text(remark.why())))
        .toList();
  }
}
