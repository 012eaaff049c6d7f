package dev.holdfast.nomadside.wire;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A stream that the host opens because go-plugin does, and from which nothing is expected. */
final class QuietStream<Q, R> implements ClientResponseObserver<Q, R> {
  private final CompletableFuture<Status> ended = new CompletableFuture<>();
  private @Nullable ClientCallStreamObserver<Q> call;

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> requests) {
    call = requests;
  }

  @Override
  public void onNext(R ignored) {}

  @Override
  public void onError(Throwable error) {
    ended.complete(Status.fromThrowable(error));
  }

  @Override
  public void onCompleted() {
    ended.complete(Status.OK);
  }

  CompletableFuture<Status> ended() {
    return ended;
  }

  void cancel() {
    if (call != null) {
      call.cancel("the host leaves", null);
    }
  }
}
