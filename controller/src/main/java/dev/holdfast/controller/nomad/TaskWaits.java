package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.WaitTaskResponse;
import dev.holdfast.store.Known;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Answers WaitTask when the end is noted, without a thread that waits. */
final class TaskWaits {
  private TaskWaits() {}

  /**
   * Answers when the end is noted.
   *
   * @param told called once Nomad has been answered how it ended
   */
  static void answer(
      CompletableFuture<Known.Ended> ended,
      StreamObserver<WaitTaskResponse> observer,
      Runnable told) {
    var call = (ServerCallStreamObserver<WaitTaskResponse>) observer;
    CompletableFuture<Known.Ended> mine = ended.copy();
    call.setOnCancelHandler(() -> mine.cancel(false));
    var _ = mine.whenComplete((end, error) -> answer(call, end, error, told));
  }

  private static void answer(
      ServerCallStreamObserver<WaitTaskResponse> call,
      Known.@Nullable Ended end,
      @Nullable Throwable error,
      Runnable told) {
    if (call.isCancelled()) {
      return;
    }
    if (end != null) {
      call.onNext(Answers.waited(end.status()));
      call.onCompleted();
      told.run();
    } else {
      call.onError(NomadErrors.of(cause(error)));
    }
  }

  private static RuntimeException cause(@Nullable Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("waiting failed", cause);
  }
}
