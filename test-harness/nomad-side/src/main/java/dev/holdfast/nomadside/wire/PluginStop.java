package dev.holdfast.nomadside.wire;

import dev.holdfast.proto.goplugin.Empty;
import dev.holdfast.proto.goplugin.GRPCControllerGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How go-plugin ends a plugin: it asks, without a deadline of its own, waits two seconds after the
 * answer, and kills.
 *
 * @param answer how the call ended: OK, or cut off because the process was faster
 * @param graceful whether the process went by itself
 * @param took from the call to the end of the process
 */
public record PluginStop(Status answer, boolean graceful, Duration took) {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** Nomad would wait for ever; a test harness may not. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** Ends the plugin and closes the connection. On return the process is gone. */
  public static PluginStop of(PluginConnection connection) {
    long begun = System.nanoTime();
    Status answer = ask(connection);
    boolean graceful = connection.process().awaitExit(GRACE);
    if (!graceful) {
      connection.process().kill();
      connection.process().awaitExit(LONGEST_ANSWER);
    }
    connection.close();
    return new PluginStop(answer, graceful, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static Status ask(PluginConnection connection) {
    CompletableFuture<Status> answer = new CompletableFuture<>();
    GRPCControllerGrpc.newStub(connection.grpc())
        .shutdown(Empty.getDefaultInstance(), new Answer(answer));
    return CompletableFuture.anyOf(answer, connection.process().exited())
        .thenApply(any -> any instanceof Status status ? status : Status.UNAVAILABLE)
        .completeOnTimeout(
            Status.DEADLINE_EXCEEDED,
            LONGEST_ANSWER.toSeconds(),
            java.util.concurrent.TimeUnit.SECONDS)
        .join();
  }

  private record Answer(CompletableFuture<Status> status) implements StreamObserver<Empty> {
    @Override
    public void onNext(Empty empty) {}

    @Override
    public void onError(Throwable error) {
      status.complete(Status.fromThrowable(error));
    }

    @Override
    public void onCompleted() {
      status.complete(Status.OK);
    }
  }
}
