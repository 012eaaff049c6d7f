package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker believes at one moment, for everybody else to read.
 *
 * @param seenAt when {@code seen} was seen
 * @param reason of the last decision
 * @param lastError of the last pass; null if it went well
 * @param failures passes in a row that did not go well
 * @param progress how it gets on
 */
public record TaskView(
    TaskRecord record,
    Claim claim,
    Observation seen,
    Instant seenAt,
    String reason,
    LookAgain next,
    @Nullable String lastError,
    int failures,
    Progress progress) {

  public boolean isRunning() {
    return record.known().ended() == null && seen instanceof Observation.Running;
  }
}
