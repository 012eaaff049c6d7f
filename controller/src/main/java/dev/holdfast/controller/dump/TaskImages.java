package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImageBuilder.Identifiers;
import dev.holdfast.controller.dump.TaskImage.DesiredImage;
import dev.holdfast.controller.dump.TaskImage.ObservedImage;
import dev.holdfast.controller.dump.TaskImage.Phase;
import dev.holdfast.controller.dump.TaskImage.PlanImage;
import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import dev.holdfast.controller.dump.TaskImage.SpecImage;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.Stage;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the images of the tasks of one node's image. Pure; for one thread. */
final class TaskImages {
  private final Redaction redaction;
  private final Facts facts;
  private final Identifiers identifiers;

  private final Sights sights;

  /**
   * For one image.
   *
   * @param now when it is made
   * @param listedAt when all workloads were listed last; null if never
   */
  TaskImages(
      Redaction redaction, Identifiers identifiers, Instant now, @Nullable Instant listedAt) {
    this.sights = new Sights(now, listedAt);
    this.redaction = redaction;
    this.facts = new Facts(redaction);
    this.identifiers = identifiers;
  }

  TaskImage of(Belief belief) {
    TaskRecord record = belief.record();
    WorkloadLabels labels = record.labels();
    String difference = Difference.between(record, belief.seen());
    DesiredImage desired = desired(record.desired(), spec(record.outline()));
    ObservedImage observed = observed(belief.seen(), belief.seenAt(), sights.of(belief));
    return new TaskImage(
        labels.slot().allocId(),
        labels.slot().taskName(),
        record.invocation().taskId(),
        record.workloadId().value(),
        identifiers.of(record.workloadId(), runtimeId(belief)),
        labels.namespace(),
        labels.jobId(),
        labels.group(),
        redaction.text(record.outline().program()),
        redaction.text(record.outline().user()),
        phase(belief, difference),
        desired,
        observed,
        facts.known(record.known()),
        Stage.of(record).word(),
        belief.claim(),
        redaction.text(difference),
        Differences.of(belief, Words.desired(desired), observed.state(), difference),
        plan(belief),
        Steps.of(record),
        record.revision(),
        history(record));
  }

  private static String runtimeId(Belief belief) {
    Known.Launched launched = belief.record().known().launched();
    return switch (belief.seen()) {
      case Observation.Running running -> running.incarnation().runtimeId();
      case Observation.Exited exited -> exited.incarnation().runtimeId();
      case Observation.Absent _, Observation.Unknown _, Observation.Created _ ->
          launched == null ? "" : launched.incarnation().runtimeId();
    };
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

  private SpecImage spec(SpecOutline outline) {
    Resources asked = outline.resources();
    return new SpecImage(
        asked.cpuShares(),
        asked.cpuFraction(),
        asked.cores(),
        asked.memoryReservedBytes(),
        asked.memoryLimitBytes(),
        redaction.text(outline.stdio().stdoutPath()),
        redaction.text(outline.stdio().stderrPath()),
        outline.digest(),
        new GivenImages(redaction).of(outline.place()));
  }

  private static DesiredImage desired(Desired desired, SpecImage spec) {
    return switch (desired) {
      case Desired.Run _ -> new DesiredImage("run", null, null, spec);
      case Desired.Stop stop ->
          new DesiredImage("stop", stop.signal().toString(), stop.killAt(), spec);
      case Desired.Gone _ -> new DesiredImage("gone", null, null, spec);
    };
  }

  private ObservedImage observed(Observation seen, @Nullable Instant at, SightImage sight) {
    return switch (seen) {
      case Observation.Absent _ ->
          new ObservedImage("absent", null, null, null, null, at, null, sight);
      case Observation.Unknown(String reason) ->
          new ObservedImage("unknown", redaction.text(reason), null, null, null, at, null, sight);
      case Observation.Created created ->
          new ObservedImage(
              "created", null, created.invocation().taskId(), null, null, at, null, sight);
      case Observation.Running running ->
          new ObservedImage(
              "running",
              null,
              running.invocation().taskId(),
              facts.incarnation(running.incarnation()),
              null,
              at,
              null,
              sight);
      case Observation.Exited exited ->
          new ObservedImage(
              "exited",
              null,
              exited.invocation().taskId(),
              facts.incarnation(exited.incarnation()),
              facts.exit(exited.status(), exited.at()),
              at,
              null,
              sight);
    };
  }

  private PlanImage plan(Belief belief) {
    return new PlanImage(
        redaction.text(belief.reason()),
        belief.seenAt() == null ? "" : Planned.action(belief.record(), belief.seen()),
        belief.nextLook(),
        belief.pace().nextAt(),
        hidden(belief.lastError()),
        belief.failures(),
        belief.pace().blockedBy(),
        belief.pace().doing(),
        belief.pace().doingSince());
  }

  private @Nullable String hidden(@Nullable String text) {
    return text == null ? null : redaction.text(text);
  }

  private List<RemarkImage> history(TaskRecord record) {
    return record.history().stream().map(this::remark).toList();
  }

  private RemarkImage remark(Remark it) {
    Trace trace = it.trace();
    return new RemarkImage(
        trace == null ? 0 : trace.sequence(),
        it.at(),
        it.boot().value(),
        trace == null ? 0 : trace.generation(),
        it.what(),
        redaction.text(it.why()),
        trace == null ? "" : trace.from(),
        trace == null ? "" : trace.to(),
        trace == null ? "" : trace.trigger(),
        trace == null ? 0 : Steps.millis(trace.took()),
        trace == null ? null : hidden(trace.error()),
        trace == null ? 1 : trace.count());
  }
}
