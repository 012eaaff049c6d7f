package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Stdio;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the readers of a task's pipes while one attempt takes the place of another that still runs.
 * Nomad does not start new readers while the old ones read; if those saw the end of the file
 * between the attempts, nobody would read any more, and the new attempt would wait for a reader.
 */
final class HeldOutput implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeldOutput.class);

  // The file types of stat(2).
  private static final int FILE_TYPE = 0170000;
  private static final int PIPE = 0010000;

  private final List<FileChannel> writers = new ArrayList<>();

  private HeldOutput() {}

  /** Holds nothing. */
  static HeldOutput nothing() {
    return new HeldOutput();
  }

  /** Holds what is a pipe, without waiting for a reader; leaves alone what cannot be held. */
  static HeldOutput of(Stdio stdio) {
    HeldOutput held = new HeldOutput();
    held.hold(Path.of(stdio.stdoutPath()));
    held.hold(Path.of(stdio.stderrPath()));
    return held;
  }

  /** Holds what is a pipe, waiting for its reader; empty if one has none after that time. */
  static Optional<HeldOutput> withReaders(Stdio stdio, Duration limit) {
    HeldOutput held = of(stdio);
    if (isRead(Path.of(stdio.stdoutPath()), limit) && isRead(Path.of(stdio.stderrPath()), limit)) {
      return Optional.of(held);
    }
    held.close();
    return Optional.empty();
  }

  private void hold(Path path) {
    try {
      if (isPipe(path)) {
        writers.add(writer(path));
      }
    } catch (IOException e) {
      log.warn("the task's output {} cannot be held open: {}", path, e.toString());
    }
  }

  private static boolean isPipe(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (mode & FILE_TYPE) == PIPE;
  }

  /** Opening for writing alone would wait for a reader, so we are the reader for that moment. */
  private static FileChannel writer(Path pipe) throws IOException {
    try (FileChannel _ =
        FileChannel.open(
            pipe, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return FileChannel.open(pipe, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** The kernel is waited for in the machine's own time. */
  private static boolean isRead(Path path, Duration limit) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    CompletableFuture<Boolean> opened = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("reader of " + path).start(() -> open(path, opened));
    boolean read = Waiting.await(Threads.virtual(), opened, limit).isPresent();
    if (!read) {
      release(path);
    }
    return read;
  }

  /** Returns when the pipe has a reader; what is wrong with it otherwise, the launch will tell. */
  private static void open(Path path, CompletableFuture<Boolean> opened) {
    try {
      if (isPipe(path)) {
        FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS).close();
      }
      opened.complete(true);
    } catch (IOException e) {
      log.warn("the task's output {} cannot be opened: {}", path, e.toString());
      opened.complete(false);
    }
  }

  /** Nobody reads it; so that the thread above ends, we do for a moment. */
  private static void release(Path path) {
    try {
      writer(path).close();
    } catch (IOException e) {
      log.warn("the task's output {} cannot be opened: {}", path, e.toString());
    }
  }

  /** Lets go; a pipe that nobody else writes ends now. */
  @Override
  public void close() {
    for (FileChannel writer : writers) {
      try {
        writer.close();
      } catch (IOException e) {
        log.warn("the task's output was not closed: {}", e.toString());
      }
    }
  }
}
