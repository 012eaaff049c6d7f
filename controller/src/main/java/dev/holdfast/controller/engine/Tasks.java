package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.Wishes;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The commands that Nomad's calls come down to. Each changes what is wanted, durably, and waits for
 * what its caller wants to know; none touches a workload.
 */
public final class Tasks {
  private static final Duration RECOVER_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_SLACK = Duration.ofSeconds(30);
  private static final Duration DESTROY_LIMIT = Duration.ofSeconds(60);

  private final TaskManager manager;
  private final Recovering recovering;

  public Tasks(TaskManager manager) {
    this.manager = manager;
    this.recovering = new Recovering(manager);
  }

  /**
   * Starts a task; returns when it runs or has ended. The same invocation again, after our own
   * death, goes on where it was. What was started for a caller who went away meanwhile is taken
   * back: nobody would ask for it again.
   *
   * @param abandoned whether the caller has gone away
   * @throws StartFailed if it does not run; nothing of it is left
   */
  public TaskRecord start(WorkloadSpec spec, SpecOutline outline, BooleanSupplier abandoned) {
    TaskRecord started = started(spec, outline, abandoned);
    if (abandoned.getAsBoolean()) {
      rollBack(spec.invocation(), "its caller went away during the start");
      throw callerIsGone();
    }
    return started;
  }

  private static StartFailed callerIsGone() {
    return new StartFailed("the caller went away during the start", true);
  }

  private TaskRecord started(WorkloadSpec spec, SpecOutline outline, BooleanSupplier abandoned) {
    try (HeldOutput _ = replaces(spec) ? HeldOutput.of(spec.stdio()) : HeldOutput.nothing()) {
      Promises promises = begin(spec, outline, abandoned);
      Duration limit = limit(spec);
      return Waiting.await(threads(), promises.started(), limit)
          .orElseThrow(() -> giveUp(spec, promises, limit));
    }
  }

  private Duration limit(WorkloadSpec spec) {
    Engine engine = manager.engine();
    return engine.settings().launchTimeout().plus(engine.runtime().longestPreparation(spec));
  }

  private boolean replaces(WorkloadSpec spec) {
    return manager
        .worker(spec.labels().slot())
        .map(TaskWorker::view)
        .filter(view -> !view.record().invocation().equals(spec.invocation()))
        .filter(view -> mayWrite(view.seen()))
        .isPresent();
  }

  /** What has ended or never began has let go of its pipes before Nomad opened them anew. */
  private static boolean mayWrite(Observation seen) {
    return seen instanceof Observation.Running || seen instanceof Observation.Unknown;
  }

  private Threads threads() {
    return manager.engine().threads();
  }

  private Promises begin(WorkloadSpec spec, SpecOutline outline, BooleanSupplier abandoned) {
    TaskRecord wanted =
        TaskRecord.wanted(spec.labels(), manager.engine().driver(), outline)
            .remarked(manager.remark("start", "Nomad starts attempt " + attempt(spec)));
    Claim claim = new Claim.Starting(spec);
    while (true) {
      refuseTwice(spec);
      UnaryOperator<TaskRecord> start =
          current -> Wishes.start(current, awaited(wanted, abandoned));
      Optional<Promises> begun =
          manager
              .request(wanted.slot(), start, claim)
              .or(() -> manager.begin(manager.successor(awaited(wanted, abandoned)), claim, null));
      if (begun.isPresent()) {
        return begun.get();
      }
    }
  }

  /** A start that was held up must not take its slot from what a later caller has started. */
  private static TaskRecord awaited(TaskRecord wanted, BooleanSupplier abandoned) {
    if (abandoned.getAsBoolean()) {
      throw callerIsGone();
    }
    return wanted;
  }

  /** The last part of the task's id, which differs between attempts. */
  private static String attempt(WorkloadSpec spec) {
    String id = spec.invocation().taskId();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private void refuseTwice(WorkloadSpec spec) {
    manager
        .view(spec.invocation())
        .filter(view -> view.claim().isNamed())
        .ifPresent(_ -> {
          throw new RuntimeRefused("task with ID " + spec.invocation() + " already started");
        });
  }

  private StartFailed giveUp(WorkloadSpec spec, Promises promises, Duration limit) {
    String hindrance = hindrance(spec.invocation());
    rollBack(spec.invocation(), "it did not start within " + limit.toSeconds() + " s");
    Waiting.await(threads(), promises.gone(), DESTROY_LIMIT);
    return new StartFailed(
        "the task did not start within %d s (launch_timeout)%s"
            .formatted(limit.toSeconds(), hindrance),
        true);
  }

  /** What the last try met, for who has to wait; empty where nothing stood in its way. */
  private String hindrance(Invocation invocation) {
    return manager
        .view(invocation)
        .map(TaskView::lastError)
        .map(error -> "; the last try: " + error)
        .orElse("");
  }

  /** Takes a start back whose caller is gone. */
  public void rollBack(Invocation invocation, String why) {
    manager.worker(invocation).ifPresent(worker -> wishGone(worker.view().record(), why));
  }

  /**
   * Finds a task again from Nomad's handle; starts nothing.
   *
   * @throws TaskNotFound if it is gone and nobody knows how it ended
   */
  public TaskRecord recover(TaskHandle handle, SpecOutline outline) {
    Promises promises = recovering.claimed(handle, outline);
    Optional<TaskRecord> looked = Waiting.await(threads(), promises.looked(), RECOVER_LIMIT);
    TaskRecord record =
        looked
            .or(() -> manager.view(handle.labels().invocation()).map(TaskView::record))
            .orElseThrow(() -> new TaskNotFound("it was destroyed meanwhile"));
    Known.Ended ended = record.known().ended();
    if (ended != null && ended.status() instanceof ExitStatus.Lost(String reason)) {
      wishGone(record, "Nomad was told that it is lost, and asks no more");
      throw new TaskNotFound("the task is lost: " + reason);
    }
    return record;
  }

  /**
   * Takes a task over that another driver started; {@link #recover} finds it after that.
   *
   * @param state what that driver left with Nomad
   * @return its handle as one of ours; empty where the runtime does not understand that driver
   * @throws TaskNotFound if its slot belongs to another attempt
   */
  public Optional<TaskHandle> takeOver(WorkloadLabels labels, int version, byte[] state) {
    TaskHandle handle = new TaskHandle(labels, manager.engine().boot());
    return recovering.takenOver(handle, version, state) ? Optional.of(handle) : Optional.empty();
  }

  /** How a task ended, when it has; completes exceptionally if it is destroyed before. */
  public CompletableFuture<Known.Ended> ended(Invocation invocation) {
    return manager.worker(invocation).orElseThrow(() -> notFound(invocation)).promises().ended();
  }

  /**
   * Nomad has been told how a task ended; a task that nobody knows any more is none to note it of.
   */
  public void told(Invocation invocation) {
    manager.worker(invocation).ifPresent(TaskWorker::told);
  }

  public TaskView inspect(Invocation invocation) {
    return manager.view(invocation).orElseThrow(() -> notFound(invocation));
  }

  /**
   * Ends a task; returns when its end is noted. A task that has ended or that nobody knows is
   * stopped already.
   *
   * @throws RuntimeUnavailable if it could not be brought down in time; the wish stays
   */
  public void stop(Invocation invocation, Signal signal, Duration grace) {
    Optional<TaskWorker> worker = manager.workerOrAdopted(invocation);
    if (worker.isEmpty()) {
      return;
    }
    Remark remark = manager.remark("stop", "Nomad stops it, grace " + grace.toMillis() + " ms");
    Optional<Promises> promises =
        request(worker.get().view().record(), r -> Wishes.stop(r, signal, grace, remark));
    try {
      promises.ifPresent(p -> awaitEnd(p, grace));
    } catch (TaskNotFound _) {
      return;
    }
  }

  private void awaitEnd(Promises promises, Duration grace) {
    if (Waiting.await(threads(), promises.ended(), grace.plus(STOP_SLACK)).isEmpty()) {
      throw new RuntimeUnavailable(
          "the task has not ended " + STOP_SLACK.toSeconds() + " s after SIGKILL was due");
    }
  }

  /**
   * Removes a task and all that is left of it.
   *
   * @throws RuntimeRefused if it runs and force is not given
   * @throws RuntimeUnavailable if it could not be removed in time; the wish stays
   */
  public void destroy(Invocation invocation, boolean force) {
    Optional<TaskWorker> worker = manager.workerOrAdopted(invocation);
    if (worker.isEmpty()) {
      return;
    }
    if (!force && worker.get().view().isRunning()) {
      throw new RuntimeRefused("cannot destroy running task; stop it first, or use force");
    }
    Optional<Promises> promises = wishGone(worker.get().view().record(), "Nomad destroys it");
    if (promises.isPresent()
        && Waiting.await(threads(), promises.get().gone(), DESTROY_LIMIT).isEmpty()) {
      throw new RuntimeUnavailable(
          "the task is not gone after " + DESTROY_LIMIT.toSeconds() + " s; trying on");
    }
  }

  /**
   * Sends a signal to a task's main process.
   *
   * @throws TaskNotFound if nobody knows the task
   */
  public void signal(Invocation invocation, Signal signal) {
    TaskView view = inspect(invocation);
    manager.engine().runtime().signal(view.record().workloadId(), signal, SignalTarget.MAIN);
  }

  private Optional<Promises> wishGone(TaskRecord record, String why) {
    Remark remark = manager.remark("destroy", why);
    return request(record, current -> Wishes.gone(current, remark));
  }

  /** A change to this invocation only: what took its slot since is left alone. */
  private Optional<Promises> request(TaskRecord of, UnaryOperator<TaskRecord> change) {
    return manager.request(
        of.slot(),
        current -> current.invocation().equals(of.invocation()) ? change.apply(current) : current,
        null);
  }

  private static TaskNotFound notFound(Invocation invocation) {
    return new TaskNotFound("task not found for given id " + invocation);
  }
}
