package dev.holdfast.controller.nomad;

import com.google.protobuf.ByteString;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingIOOperation;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One interactive session: Nomad's frames on one side, a command's streams on the other. Frames are
 * asked for one by one, so that a command that does not read slows its user and nothing else.
 */
final class ExecStream implements StreamObserver<ExecTaskStreamingRequest> {
  private static final Logger log = LoggerFactory.getLogger(ExecStream.class);

  private final Supplier<DriverController> controller;
  private final ServerCallStreamObserver<ExecTaskStreamingResponse> call;
  private final FrameSender frames;
  private final ExecutorService stdin =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("exec stdin").factory());
  private @Nullable ExecSession session;

  ExecStream(
      Supplier<DriverController> controller, StreamObserver<ExecTaskStreamingResponse> observer) {
    this.controller = controller;
    this.call = (ServerCallStreamObserver<ExecTaskStreamingResponse>) observer;
    this.frames = new FrameSender(call);
    call.disableAutoRequest();
    call.setOnCancelHandler(this::end);
    call.setOnReadyHandler(frames::ready);
    call.request(1);
  }

  /** The runtime's power to run commands. */
  static Exec exec(DriverController controller) {
    return controller
        .runtime()
        .exec()
        .orElseThrow(() -> NomadErrors.unsupported("driver does not support exec"));
  }

  @Override
  public void onNext(ExecTaskStreamingRequest frame) {
    ExecSession running = session;
    if (running == null) {
      begin(frame);
      return;
    }
    if (frame.hasTtySize()) {
      running.resize(frame.getTtySize().getHeight(), frame.getTtySize().getWidth());
    }
    if (frame.hasStdin()) {
      stdin.execute(() -> feed(running, frame.getStdin()));
    } else {
      call.request(1);
    }
  }

  private void begin(ExecTaskStreamingRequest frame) {
    try {
      if (!frame.hasSetup()) {
        throw NomadErrors.invalid("first message should always be setup");
      }
      ExecSession started = start(frame.getSetup());
      session = started;
      pump(started, frame.getSetup().getTty());
      call.request(1);
    } catch (RuntimeException e) {
      stdin.shutdown();
      call.onError(NomadErrors.of(e));
    }
  }

  private ExecSession start(ExecTaskStreamingRequest.Setup setup) {
    DriverController driver = controller.get();
    var id = driver.tasks().inspect(new Invocation(setup.getTaskId())).record().workloadId();
    return exec(driver).start(id, setup.getCommandList(), setup.getTty());
  }

  private void feed(ExecSession running, ExecTaskStreamingIOOperation input) {
    try {
      if (input.getClose()) {
        running.stdin().close();
      } else {
        running.stdin().write(input.getData().toByteArray());
        running.stdin().flush();
      }
    } catch (IOException e) {
      log.debug("the command does not read any more: {}", e.getMessage());
    }
    call.request(1);
  }

  private void pump(ExecSession running, boolean terminal) {
    Thread stdout = copying(running.stdout(), frames::stdout);
    Thread stderr = terminal ? stdout : copying(running.stderr(), frames::stderr);
    Thread.ofPlatform().daemon().name("exec wait").start(() -> finish(running, stdout, stderr));
  }

  private static Thread copying(InputStream from, FrameSender.Sink to) {
    return Thread.ofPlatform().daemon().name("exec output").start(() -> copy(from, to));
  }

  private static void copy(InputStream from, FrameSender.Sink to) {
    byte[] buffer = new byte[32 << 10];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.send(ByteString.copyFrom(buffer, 0, n));
      }
    } catch (IOException e) {
      log.debug("the command's output ended: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(ExecSession running, Thread stdout, Thread stderr) {
    try {
      ExitStatus status = running.await();
      stdout.join();
      stderr.join();
      frames.exited(Answers.result(status));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  @Override
  public void onError(Throwable cause) {
    end();
  }

  /** Nomad never half-closes; another caller may, and then sends no more input. */
  @Override
  public void onCompleted() {
    log.debug("the caller sends no more");
  }

  private void end() {
    frames.close();
    stdin.shutdown();
    if (session != null) {
      session.close();
    }
  }
}
