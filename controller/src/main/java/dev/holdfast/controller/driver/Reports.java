package dev.holdfast.controller.driver;

import dev.holdfast.controller.engine.EngineListener;
import dev.holdfast.controller.reconcile.Decision;
import dev.holdfast.controller.reconcile.Reconcile;
import dev.holdfast.controller.reconcile.Unread;
import dev.holdfast.controller.telemetry.Faults;
import dev.holdfast.controller.telemetry.Metrics;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the workers do, told three ways: to the log, to the metrics, and to users through Nomad. */
final class Reports implements EngineListener {
  private static final Logger log = LoggerFactory.getLogger(Reports.class);

  private final Metrics metrics;
  private final TaskEvents events;
  private final Faults faults;

  Reports(Metrics metrics, TaskEvents events) {
    this.metrics = metrics;
    this.events = events;
    this.faults = Faults.logged(metrics);
  }

  @Override
  public void gathered(int tasks, @Nullable String blind) {
    log.info("taking care of {} tasks", tasks);
    if (blind != null) {
      log.warn("the workloads cannot be listed yet: {}", blind);
    }
  }

  @Override
  public void putOff(String error) {
    log.debug("housekeeping is put off: {}", error);
  }

  @Override
  public void decided(TaskRecord record, Decision decision, Duration took) {
    metrics.reconciled(took);
    if (!decision.actions().isEmpty()) {
      log.atInfo()
          .addKeyValue("task_id", record.invocation().taskId())
          .addKeyValue("workload", record.workloadId().value())
          .addKeyValue("did", did(decision))
          .log(decision.reason());
    }
  }

  private static String did(Decision decision) {
    return String.join(
        ", ", decision.actions().stream().map(a -> a.getClass().getSimpleName()).toList());
  }

  @Override
  public void failed(TaskRecord record, String error) {
    metrics.passFailed();
    log.atDebug()
        .addKeyValue("task_id", record.invocation().taskId())
        .log("trying again: " + error);
  }

  @Override
  public void progressed(TaskRecord record, String sentence) {
    log.atInfo().addKeyValue("task_id", record.invocation().taskId()).log(sentence);
    events.emit(new TaskEvent(record, Instant.now(), sentence, Map.of()));
  }

  @Override
  public void ended(TaskRecord record) {
    Known.Ended ended = record.known().ended();
    if (ended == null) {
      return;
    }
    metrics.exited(Phases.of(ended.status()), Duration.between(ended.at(), Instant.now()));
    if (isWorthAWord(ended.status())) {
      events.emit(
          new TaskEvent(
              record, ended.notedAt(), "Task ended: " + Reconcile.say(ended.status()), Map.of()));
    }
    unread(record)
        .ifPresent(why ->
            events.emit(
                new TaskEvent(record, ended.notedAt(), "Task ended by us: " + why, Map.of())));
  }

  private static Optional<String> unread(TaskRecord record) {
    Instant signalled = record.known().stopSignalled();
    return record.history().stream()
        .filter(remark -> Unread.tells(remark.what(), remark.at(), signalled))
        .map(Remark::why)
        .findFirst();
  }

  /** Nomad shows codes and signals by itself; it cannot show why. */
  private static boolean isWorthAWord(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Code(_, boolean oom) -> oom;
      case ExitStatus.Killed(_, boolean oom) -> oom;
      case ExitStatus.Lost _ -> true;
    };
  }

  @Override
  public void relisted(Duration took) {
    metrics.relisted(took);
  }

  @Override
  public void adopted(TaskRecord record) {
    metrics.recovered(Metrics.Recovery.ADOPTED);
  }

  @Override
  public void unclaimed(TaskRecord record) {
    metrics.recovered(Metrics.Recovery.UNCLAIMED);
  }

  @Override
  public void bug(String where, Throwable cause) {
    faults.report(where, cause);
  }
}
