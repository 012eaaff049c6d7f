package dev.holdfast.nomadside.driver;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the messages of one stream and lets a caller wait for one of them. */
public final class StreamWatch<Q, R> implements ClientResponseObserver<Q, R> {
  private final List<R> messages = new ArrayList<>();
  private final CompletableFuture<Status> ended = new CompletableFuture<>();
  private final Consumer<R> listener;
  private @Nullable ClientCallStreamObserver<Q> call;

  StreamWatch() {
    this(message -> {});
  }

  StreamWatch(Consumer<R> listener) {
    this.listener = listener;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> requests) {
    call = requests;
  }

  @Override
  public void onNext(R message) {
    synchronized (this) {
      messages.add(message);
      notifyAll();
    }
    listener.accept(message);
  }

  @Override
  public void onError(Throwable error) {
    end(Status.fromThrowable(error));
  }

  @Override
  public void onCompleted() {
    end(Status.OK);
  }

  private synchronized void end(Status status) {
    ended.complete(status);
    notifyAll();
  }

  /** A copy of what has arrived, oldest first. */
  public synchronized List<R> messages() {
    return List.copyOf(messages);
  }

  /** Waits for a message like this; empty if the stream ends or the time is up first. */
  public synchronized Optional<R> await(Predicate<R> wanted, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<R> found = messages.stream().filter(wanted).findFirst();
      long left = deadline - System.nanoTime();
      if (found.isPresent() || ended.isDone() || left <= 0) {
        return found;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** The first message; empty if the stream ends or the time is up before it. */
  public Optional<R> first(Duration limit) throws InterruptedException {
    return await(message -> true, limit);
  }

  /** How the stream ended; not complete while it is open. */
  public CompletableFuture<Status> ended() {
    return ended.copy();
  }

  /**
   * Waits until the driver has ended the stream.
   *
   * @throws DriverException if it ended with an error, was cancelled or cut
   */
  public void awaitEnd() {
    Status status = ended.join();
    if (!status.isOk()) {
      throw DriverException.of(status.asRuntimeException());
    }
  }

  public boolean isOpen() {
    return !ended.isDone();
  }

  /** Cancels the call. A second call does nothing. */
  public void cancel() {
    if (call != null) {
      call.cancel("the client leaves", null);
    }
  }
}
