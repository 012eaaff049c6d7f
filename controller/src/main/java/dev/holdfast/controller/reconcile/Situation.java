package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything a decision may depend on.
 *
 * @param absentFor for how long every look has found the workload absent, from the first one's
 *     answer to the last one's question; zero for the first
 * @param unreadFor for how long every look of a task that Nomad has named has found that nobody
 *     reads its output; zero for the first
 * @param keepsExits whether the runtime keeps an exit until it is removed, within one boot
 */
public record Situation(
    TaskRecord record,
    Observation seen,
    Claim claim,
    Instant now,
    Duration absentFor,
    Duration unreadFor,
    BootId boot,
    boolean keepsExits) {

  Remark remark(String what, String why) {
    return new Remark(now, boot, what, why);
  }
}
