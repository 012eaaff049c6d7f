package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Absence;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.recovery.Inventory;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The workers, by slot. Starts them, finds them, passes hints to them. */
public final class TaskManager implements WatchListener, AutoCloseable {
  private static final Duration LONGEST_FAREWELL = Duration.ofMillis(500);

  private final Engine engine;
  private final Lists lists;
  private final Map<TaskSlot, TaskWorker> workers = new ConcurrentHashMap<>();

  /** Changed only together with {@link #workers}, under the lock of the slot's entry there. */
  private final Map<WorkloadId, TaskSlot> slots = new ConcurrentHashMap<>();

  /**
   * Where an attempt was found last; a slot's attempt changes, so it is only where to look first.
   */
  private final Map<Invocation, TaskSlot> lastSeen = new ConcurrentHashMap<>();

  public TaskManager(Engine engine) {
    this.engine = engine;
    this.lists = new Lists(engine);
  }

  /** Takes care of what was found at the start; Nomad has a while to name each. */
  public void adoptAll(List<Inventory.Entry> entries) {
    Instant until = engine.clock().instant().plus(engine.settings().claimWindow());
    for (Inventory.Entry entry : entries) {
      if (!entry.stored()) {
        engine.listener().adopted(entry.record());
      }
      Claim claim = new Claim.Awaited(until);
      workers.computeIfAbsent(
          entry.record().slot(), _ -> launch(entry.record(), entry.stored(), claim, entry.seen()));
    }
  }

  /** All tasks that are taken care of, ordered by slot. */
  public List<TaskView> views() {
    return workers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().viewNow())
        .toList();
  }

  /** Writes remarks that have waited for long enough. */
  void saveRemarks() {
    workers.values().forEach(TaskWorker::saveIfDue);
  }

  public Optional<TaskView> view(Invocation invocation) {
    return worker(invocation).map(TaskWorker::view);
  }

  @Override
  public void lookAgain(WorkloadId id) {
    Optional.ofNullable(slots.get(id)).flatMap(this::worker).ifPresent(TaskWorker::poke);
  }

  @Override
  public void lookAgainAtAll() {
    workers.values().forEach(TaskWorker::poke);
  }

  /**
   * Ends all workers; records and workloads stay. Waits a moment for those that are at work, so
   * that none writes into a store that is closed, or that another life has opened.
   */
  @Override
  public void close() {
    workers.values().forEach(TaskWorker::stop);
    Instant until = engine.clock().instant().plus(LONGEST_FAREWELL);
    workers.values().forEach(worker -> worker.awaitEnd(left(until)));
  }

  private Duration left(Instant until) {
    Duration left = Duration.between(engine.clock().instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The promises of a task after a change to it, or empty where nobody takes care of the slot. */
  Optional<Promises> request(
      TaskSlot slot, UnaryOperator<TaskRecord> change, @Nullable Claim claim) {
    while (true) {
      TaskWorker worker = workers.get(slot);
      if (worker == null) {
        return Optional.empty();
      }
      Request request = Request.of(change, claim);
      if (worker.post(request)) {
        return Optional.of(Waiting.await(engine.threads(), request.accepted()));
      }
      Thread.onSpinWait();
    }
  }

  /** Takes care of a new record, unless the slot has a worker already: then empty. */
  Optional<Promises> begin(TaskRecord record, Claim claim, @Nullable Observation seen) {
    boolean[] made = {false};
    TaskWorker worker =
        workers.computeIfAbsent(
            record.slot(),
            _ -> {
              made[0] = true;
              return launch(record, false, claim, seen);
            });
    return made[0] ? Optional.of(worker.promises()) : Optional.empty();
  }

  Optional<TaskWorker> worker(TaskSlot slot) {
    return Optional.ofNullable(workers.get(slot));
  }

  Optional<TaskWorker> worker(Invocation invocation) {
    return Optional.ofNullable(lastSeen.get(invocation))
        .flatMap(this::worker)
        .filter(worker -> worker.view().record().invocation().equals(invocation))
        .or(() -> searched(invocation));
  }

  private Optional<TaskWorker> searched(Invocation invocation) {
    Optional<TaskWorker> found =
        workers.values().stream()
            .filter(worker -> worker.view().record().invocation().equals(invocation))
            .findAny();
    found.ifPresent(worker -> lastSeen.put(invocation, worker.view().record().slot()));
    return found;
  }

  /**
   * The worker of a task, taking care of its workload first where only the runtime knows it. What
   * nothing tells of is looked for twice, since a manager that reloads shows less than it has.
   *
   * @throws RuntimeUnavailable if the runtime could not be asked
   */
  Optional<TaskWorker> workerOrAdopted(Invocation invocation) {
    return worker(invocation).or(() -> adoptFromRuntime(invocation));
  }

  private Optional<TaskWorker> adoptFromRuntime(Invocation invocation) {
    Instant asked = engine.clock().instant();
    return sighted(invocation)
        .or(() -> isTombstone(invocation) ? Optional.empty() : sightedLater(invocation, asked))
        .flatMap(sighting -> adopt(sighting, new Claim.Recovered()));
  }

  private Optional<Sighting> sighted(Invocation invocation) {
    return lists.list().stream()
        .filter(sighting -> sighting.labels().invocation().equals(invocation))
        .findAny();
  }

  private Optional<Sighting> sightedLater(Invocation invocation, Instant asked) {
    Duration left = Absence.CONFIRMATION.minus(lists.absentFor(invocation, asked));
    if (!left.isPositive()) {
      return Optional.empty();
    }
    Waiting.await(engine.threads(), new CompletableFuture<>(), left);
    return sighted(invocation);
  }

  private boolean isTombstone(Invocation invocation) {
    return engine.store().all().stream().anyMatch(record -> record.invocation().equals(invocation));
  }

  /** Takes care of a workload that nobody wrote down; Nomad has a while to name it. */
  void adoptStranger(Sighting sighting) {
    Instant until = engine.clock().instant().plus(engine.settings().claimWindow());
    adopt(sighting, new Claim.Awaited(until));
  }

  private Optional<TaskWorker> adopt(Sighting sighting, Claim claim) {
    TaskRecord record =
        Inventory.adopt(
            sighting,
            engine.driver(),
            remark("adopt", "it was found in the runtime without a record"));
    begin(successor(record), claim, sighting.observation());
    engine.listener().adopted(record);
    return worker(record.slot());
  }

  /** The record as the successor of what the store holds for its slot, a tombstone for instance. */
  TaskRecord successor(TaskRecord record) {
    return engine.store().get(record.slot()).map(record::replacing).orElse(record);
  }

  Remark remark(String what, String why) {
    return new Remark(engine.clock().instant(), engine.boot(), what, why);
  }

  Engine engine() {
    return engine;
  }

  /** Where lists of the runtime come from. */
  Lists lists() {
    return lists;
  }

  private TaskWorker launch(
      TaskRecord record, boolean stored, Claim claim, @Nullable Observation seen) {
    TaskWorker worker = new TaskWorker(engine, record, stored, claim, seen, this::finished);
    slots.put(record.workloadId(), record.slot());
    lastSeen.put(record.invocation(), record.slot());
    engine.threads().start("task " + record.slot(), worker);
    return worker;
  }

  private void finished(TaskWorker worker) {
    workers.computeIfPresent(
        worker.view().record().slot(),
        (_, current) -> current == worker ? forgotten(worker) : current);
  }

  private @Nullable TaskWorker forgotten(TaskWorker worker) {
    TaskRecord record = worker.view().record();
    slots.remove(record.workloadId());
    lastSeen.values().removeIf(record.slot()::equals);
    return null;
  }
}
