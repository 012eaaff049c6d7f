package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.task.Fifos;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hears from a task's pipe when it began and when it ended; both instants are on the clock of
 * {@code nanoTime}.
 */
final class LifeLine implements AutoCloseable {
  private final Path pipe;
  private final CompletableFuture<Long> began = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();

  private LifeLine(Path pipe) {
    this.pipe = pipe;
  }

  /** Makes the pipe and begins to listen. */
  static LifeLine open(Path pipe) throws IOException {
    makeForAll(pipe);
    LifeLine line = new LifeLine(pipe);
    Thread.ofPlatform().daemon().name("life " + pipe).start(line::listen);
    return line;
  }

  /** A pipe that a task of whatever user may open. */
  static void makeForAll(Path pipe) throws IOException {
    Fifos.make(pipe);
    Files.setPosixFilePermissions(pipe, PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  private void listen() {
    try (InputStream in = new FileInputStream(pipe.toFile())) {
      if (in.read() >= 0) {
        began.complete(System.nanoTime());
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      ended.complete(System.nanoTime());
    } catch (IOException broken) {
      began.completeExceptionally(broken);
      ended.completeExceptionally(broken);
    }
  }

  /**
   * When the first instruction of the task ran.
   *
   * @throws IOException if it does not within this time
   */
  long beganNanos(Duration limit) throws IOException, InterruptedException {
    return get(began, limit, "did not begin");
  }

  /**
   * When its last process was gone.
   *
   * @throws IOException if it is not within this time
   */
  long endedNanos(Duration limit) throws IOException, InterruptedException {
    return get(ended, limit, "did not end");
  }

  boolean lives() {
    return began.isDone() && !ended.isDone();
  }

  private static long get(CompletableFuture<Long> instant, Duration limit, String what)
      throws IOException, InterruptedException {
    try {
      return instant.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException broken) {
      throw new IOException("The pipe of a task broke", broken);
    } catch (TimeoutException late) {
      throw new IOException("A task %s within %d s".formatted(what, limit.toSeconds()), late);
    }
  }

  /** Lets go of a task that never opened its end. */
  @Override
  public void close() throws IOException {
    if (!began.isDone() && Files.exists(pipe)) {
      // On Linux this opens a pipe without waiting for the other side.
      new RandomAccessFile(pipe.toFile(), "rw").close();
    }
  }
}
