package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Absence;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.Wishes;
import dev.holdfast.controller.recovery.Inventory;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.Optional;

/** Finds the worker of a task that Nomad names by its handle, or makes one. */
final class Recovering {
  private final TaskManager manager;

  Recovering(TaskManager manager) {
    this.manager = manager;
  }

  /**
   * The promises of the task, claimed for Nomad.
   *
   * @throws TaskNotFound if its slot belongs to another attempt, or nothing tells of it
   */
  Promises claimed(TaskHandle handle, SpecOutline outline) {
    Claim claim = new Claim.Recovered();
    while (true) {
      refuseOther(handle);
      Optional<Promises> claimed =
          manager
              .request(handle.labels().slot(), current -> current, claim)
              .or(() -> begun(handle, outline, claim));
      if (claimed.isPresent()) {
        return claimed.get();
      }
    }
  }

  /**
   * Has the runtime take over what another driver started.
   *
   * @return whether it understands what that driver left
   * @throws TaskNotFound if its slot belongs to another attempt
   */
  boolean takenOver(TaskHandle handle, int version, byte[] state) {
    refuseOther(handle);
    return manager.engine().runtime().takeOver(handle.labels(), version, state);
  }

  private void refuseOther(TaskHandle handle) {
    manager
        .worker(handle.labels().slot())
        .map(worker -> worker.view().record().invocation())
        .filter(invocation -> !invocation.equals(handle.labels().invocation()))
        .ifPresent(newer -> {
          throw new TaskNotFound("its slot belongs to a newer attempt, " + newer);
        });
  }

  /** From what the store remembers of a destroyed task, else from the handle alone. */
  private Optional<Promises> begun(TaskHandle handle, SpecOutline outline, Claim claim) {
    Remark remark = manager.remark("recover", "Nomad named it, and there was no record");
    Optional<TaskRecord> tombstone =
        manager
            .engine()
            .store()
            .get(handle.labels().slot())
            .filter(record -> record.invocation().equals(handle.labels().invocation()));
    if (tombstone.isEmpty()) {
      refuseForgotten(handle);
    }
    TaskRecord record =
        tombstone
            .map(it -> Wishes.revive(it, remark))
            .orElseGet(() -> manager.successor(fromHandle(handle, outline, remark)));
    return manager.begin(record, claim, null);
  }

  /**
   * Nomad asks for all that it remembers, one after the other, also for tasks that have ended long
   * ago. What the last list has not shown either need not be looked for twice; and since nobody
   * knows of an end, none is told.
   */
  private void refuseForgotten(TaskHandle handle) {
    WorkloadId id = handle.labels().workloadId();
    Instant asked = manager.engine().clock().instant();
    boolean absent = manager.engine().runtime().observe(id) instanceof Observation.Absent;
    boolean older = !handle.boot().equals(manager.engine().boot());
    boolean missedTwice = manager.lists().absentFor(id, asked).compareTo(Absence.CONFIRMATION) >= 0;
    if (absent && (older || missedTwice)) {
      throw new TaskNotFound("nothing is left of it, neither a record nor a workload");
    }
  }

  private TaskRecord fromHandle(TaskHandle handle, SpecOutline outline, Remark remark) {
    return Inventory.launched(
        handle.labels(), manager.engine().driver(), outline, handle.boot(), remark);
  }
}
