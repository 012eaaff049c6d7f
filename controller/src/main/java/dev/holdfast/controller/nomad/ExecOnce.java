package dev.holdfast.controller.nomad;

import com.google.protobuf.ByteString;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.proto.nomad.driver.ExecTaskRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskResponse;
import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one command beside a task to its end, for script checks and the like. */
final class ExecOnce {
  private final DriverController controller;

  ExecOnce(DriverController controller) {
    this.controller = controller;
  }

  ExecTaskResponse run(ExecTaskRequest request) {
    Duration timeout =
        Duration.ofSeconds(request.getTimeout().getSeconds(), request.getTimeout().getNanos());
    var id = controller.tasks().inspect(new Invocation(request.getTaskId())).record().workloadId();
    Exec exec = ExecStream.exec(controller);
    try (ExecSession session = exec.start(id, request.getCommandList(), false)) {
      session.stdin().close();
      return collect(session, timeout);
    } catch (IOException e) {
      throw new RuntimeUnavailable("the command's input cannot be closed: " + e.getMessage(), e);
    }
  }

  private static ExecTaskResponse collect(ExecSession session, Duration timeout) {
    CompletableFuture<ByteString> stdout = reading(session.stdout());
    CompletableFuture<ByteString> stderr = reading(session.stderr());
    ExitStatus status = await(session, timeout);
    return ExecTaskResponse.newBuilder()
        .setStdout(stdout.join())
        .setStderr(stderr.join())
        .setResult(Answers.result(status))
        .build();
  }

  /** Reads on a platform thread: a pipe would hold a virtual thread's carrier. */
  private static CompletableFuture<ByteString> reading(InputStream stream) {
    CompletableFuture<ByteString> read = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("exec output").start(() -> read.complete(tail(stream)));
    return read;
  }

  private static ByteString tail(InputStream stream) {
    OutputTail tail = new OutputTail();
    byte[] buffer = new byte[8192];
    try {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        tail.add(buffer, n);
      }
    } catch (IOException _) {
      return tail.bytes();
    }
    return tail.bytes();
  }

  private static ExitStatus await(ExecSession session, Duration timeout) {
    CompletableFuture<ExitStatus> ended = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("exec wait").start(() -> complete(session, ended));
    try {
      return timeout.isZero() ? ended.get() : ended.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new RuntimeRefused("the command did not end within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while the command ran", e);
    } catch (ExecutionException e) {
      throw new RuntimeUnavailable("waiting for the command failed", e);
    }
  }

  private static void complete(ExecSession session, CompletableFuture<ExitStatus> ended) {
    try {
      ended.complete(session.await());
    } catch (InterruptedException | RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }
}
