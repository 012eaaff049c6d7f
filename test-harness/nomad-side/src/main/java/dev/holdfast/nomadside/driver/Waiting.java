package dev.holdfast.nomadside.driver;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Turns gRPC's futures into the JDK's; cancelling the result cancels the call. */
final class Waiting {
  private Waiting() {}

  static <T, R> CompletableFuture<R> on(ListenableFuture<T> call, Function<T, R> map) {
    CompletableFuture<R> result = new CompletableFuture<>();
    Futures.addCallback(
        call,
        new FutureCallback<>() {
          @Override
          public void onSuccess(T value) {
            complete(result, value, map);
          }

          @Override
          public void onFailure(Throwable error) {
            result.completeExceptionally(DriverException.of(error));
          }
        },
        MoreExecutors.directExecutor());
    var _ =
        result.whenComplete((value, error) -> {
          if (result.isCancelled()) {
            call.cancel(true);
          }
        });
    return result;
  }

  private static <T, R> void complete(CompletableFuture<R> result, T value, Function<T, R> map) {
    try {
      result.complete(map.apply(value));
    } catch (RuntimeException broken) {
      result.completeExceptionally(broken);
    }
  }
}
