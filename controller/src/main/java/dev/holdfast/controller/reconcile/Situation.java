package dev.holdfast.controller.reconcile;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;

/**
 * Everything a decision may depend on.
 *
 * @param absentSince since when every look has found the workload absent; {@code now} for the first
 * @param keepsExits whether the runtime keeps an exit until it is removed, within one boot
 */
public record Situation(
    TaskRecord record,
    Observation seen,
    Claim claim,
    Instant now,
    Instant absentSince,
    BootId boot,
    boolean keepsExits) {

  Remark remark(String what, String why) {
    return new Remark(now, boot, what, why);
  }
}
