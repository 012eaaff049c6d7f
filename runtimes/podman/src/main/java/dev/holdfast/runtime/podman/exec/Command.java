package dev.holdfast.runtime.podman.exec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command beside a container, over a wire of its own. */
final class Command implements ExecSession {
  private static final Logger LOG = LoggerFactory.getLogger(Command.class);
  private static final Duration LOOK_PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PodmanApi api;
  private final String id;
  private final Wire wire;
  private final ByteQueue stdout = new ByteQueue();
  private final ByteQueue stderr = new ByteQueue();
  private final CompletableFuture<Boolean> streamsEnd = new CompletableFuture<>();
  private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();

  private Command(PodmanApi api, String id, Wire wire) {
    this.api = api;
    this.id = id;
    this.wire = wire;
  }

  static Command follow(PodmanApi api, String id, Wire wire, boolean terminal) {
    Command command = new Command(api, id, wire);
    Thread.ofVirtual().name("exec-" + id).start(() -> command.copy(terminal));
    return command;
  }

  private void copy(boolean terminal) {
    Frames frames = new Frames(wire, stdout, stderr);
    try {
      if (terminal) {
        frames.copyRaw();
      } else {
        frames.copyFramed();
      }
    } catch (IOException e) {
      LOG.debug("the streams of command {} broke: {}", id, e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      stdout.end();
      stderr.end();
      streamsEnd.complete(true);
    }
  }

  /**
   * Waits until it runs or has ended.
   *
   * @return why it could not be started; empty if it could
   */
  Optional<String> failure() throws InterruptedException {
    long deadline = System.nanoTime() + api.limit().toNanos();
    while (!haveStreamsEnded(LOOK_PAUSE)) {
      if (api.inspectExec(id).filter(Command::runs).isPresent()) {
        return Optional.empty();
      }
      if (System.nanoTime() > deadline) {
        throw new PodmanAway("Podman did not start the command within its time limit");
      }
    }
    return StartErrors.of(
        new String(stdout.waiting(), StandardCharsets.UTF_8)
            + new String(stderr.waiting(), StandardCharsets.UTF_8));
  }

  private boolean haveStreamsEnded(Duration within) throws InterruptedException {
    try {
      return streamsEnd.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is only ever completed", e);
    }
  }

  private static boolean runs(JsonNode exec) {
    return exec.path("Running").asBoolean() && exec.path("Pid").asLong() > 0;
  }

  @Override
  public OutputStream stdin() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        wire.write(ByteBuffer.wrap(bytes, offset, length));
      }

      @Override
      public void close() throws IOException {
        wire.endInput();
      }
    };
  }

  @Override
  public InputStream stdout() {
    return stdout;
  }

  @Override
  public InputStream stderr() {
    return stderr;
  }

  @Override
  public void resize(int rows, int columns) {
    try {
      api.resizeExec(id, rows, columns);
    } catch (PodmanRefusal refusal) {
      LOG.debug("command {} was not resized: {}", id, refusal.getMessage());
    }
  }

  @Override
  public ExitStatus await() throws InterruptedException {
    while (!exit.isDone() && !haveStreamsEnded(Duration.ofSeconds(1))) {
      LOG.trace("command {} still runs", id);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!exit.isDone()) {
      look(System.nanoTime() > deadline);
    }
    return exit.resultNow();
  }

  /** The streams may have ended because the service did; the command may run on. */
  private void look(boolean last) throws InterruptedException {
    try {
      Optional<JsonNode> found = api.inspectExec(id);
      if (found.isEmpty()) {
        exit.complete(new ExitStatus.Lost("the command ended with its container"));
      } else if (!found.orElseThrow().path("Running").asBoolean()) {
        exit.complete(ExitStatus.exited(found.orElseThrow().path("ExitCode").asInt()));
      }
    } catch (PodmanAway | PodmanRefusal e) {
      if (last) {
        exit.complete(new ExitStatus.Lost("Podman does not tell: " + e.getMessage()));
      }
    }
    if (!exit.isDone()) {
      Thread.sleep(LOOK_PAUSE);
    }
  }

  @Override
  public void close() {
    try {
      api.inspectExec(id)
          .filter(Command::runs)
          .ifPresent(exec -> Sessions.kill(exec.path("Pid").asLong()));
    } catch (PodmanAway | PodmanRefusal e) {
      LOG.warn("command {} may run on: {}", id, e.getMessage());
    }
    stdout.close();
    stderr.close();
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the connection of a command was not closed", e);
    }
  }
}
