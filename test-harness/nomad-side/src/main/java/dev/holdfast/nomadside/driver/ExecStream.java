package dev.holdfast.nomadside.driver;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingIOOperation;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingRequest.Setup;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingRequest.TerminalSize;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An interactive command. Like Nomad it never half-closes its side: it ends when the driver ends it
 * or when it is cancelled. Sending is serialised, so several threads may use it.
 */
public final class ExecStream {
  private final StreamWatch<ExecTaskStreamingRequest, ExecTaskStreamingResponse> frames =
      new StreamWatch<>();
  private final StreamObserver<ExecTaskStreamingRequest> requests;

  ExecStream(DriverGrpc.DriverStub stub) {
    requests = stub.execTaskStreaming(frames);
  }

  /** Sends any frame. */
  public synchronized void send(ExecTaskStreamingRequest frame) {
    requests.onNext(frame);
  }

  void setup(String taskId, boolean tty, String... command) {
    Setup setup =
        Setup.newBuilder().setTaskId(taskId).setTty(tty).addAllCommand(List.of(command)).build();
    send(ExecTaskStreamingRequest.newBuilder().setSetup(setup).build());
  }

  public void resize(int height, int width) {
    TerminalSize size = TerminalSize.newBuilder().setHeight(height).setWidth(width).build();
    send(ExecTaskStreamingRequest.newBuilder().setTtySize(size).build());
  }

  /** Bytes for the command's stdin. */
  public void write(byte[] data) {
    stdin(ExecTaskStreamingIOOperation.newBuilder().setData(ByteString.copyFrom(data)).build());
  }

  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The end of the command's stdin. */
  public void closeStdin() {
    stdin(ExecTaskStreamingIOOperation.newBuilder().setClose(true).build());
  }

  private void stdin(ExecTaskStreamingIOOperation operation) {
    send(ExecTaskStreamingRequest.newBuilder().setStdin(operation).build());
  }

  /** The empty frame that the command line sends every ten seconds. */
  public void heartbeat() {
    send(ExecTaskStreamingRequest.getDefaultInstance());
  }

  /** Leaves as a user does who closes the terminal. */
  public void cancel() {
    frames.cancel();
  }

  /** Everything that has arrived, in order. */
  public List<ExecTaskStreamingResponse> frames() {
    return frames.messages();
  }

  public String stdout() {
    return text(frames().stream().map(frame -> frame.getStdout().getData()).toList());
  }

  public String stderr() {
    return text(frames().stream().map(frame -> frame.getStderr().getData()).toList());
  }

  private static String text(List<ByteString> parts) {
    return ByteString.copyFrom(parts).toString(StandardCharsets.UTF_8);
  }

  /** Waits until stdout holds this text; false if it does not before the end or the limit. */
  public boolean awaitStdout(String wanted, Duration limit) throws InterruptedException {
    return frames.await(any -> stdout().contains(wanted), limit).isPresent();
  }

  /** How the driver ended the stream. */
  public CompletableFuture<Status> ended() {
    return frames.ended();
  }

  /**
   * Waits for the end of the stream and tells how the command ended.
   *
   * @throws DriverException if the driver ended the stream with an error
   * @throws IllegalStateException if the frames break the rules of the exit frame
   */
  public ExitReport await(Duration limit) throws InterruptedException, TimeoutException {
    Status status = status(limit);
    if (!status.isOk()) {
      throw DriverException.of(status.asRuntimeException());
    }
    return ExecFrames.exit(frames());
  }

  private Status status(Duration limit) throws InterruptedException, TimeoutException {
    try {
      return ended().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("A stream ended without a status", impossible);
    }
  }

  /** The first frame with output, to see whether output comes as it is written. */
  public Optional<ExecTaskStreamingResponse> awaitOutput(Duration limit)
      throws InterruptedException {
    return frames.await(frame -> frame.hasStdout() || frame.hasStderr(), limit);
  }
}
