package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.store.TaskRecord;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is wanted, made by the worker's own thread.
 *
 * @param change the record's next revision, or the same record for no change
 * @param claim the claim from now on; null to leave it
 * @param accepted answers with the promises of the invocation when the change is durable
 */
record Request(
    UnaryOperator<TaskRecord> change, @Nullable Claim claim, CompletableFuture<Promises> accepted) {

  static Request of(UnaryOperator<TaskRecord> change, @Nullable Claim claim) {
    return new Request(change, claim, new CompletableFuture<>());
  }
}
