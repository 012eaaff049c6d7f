package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Stdio;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
