package dev.holdfast.controller.telemetry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A log file, readable by its owner only, put aside as {@code .1}, {@code .2} and so on when it is
 * full. Where it cannot be written it complains once, loses lines, and tries again after a while.
 */
final class RotatingFile implements LineSink {
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final Path path;
  private final long limitBytes;
  private final int kept;
  private final Consumer<String> complaints;
  private final LongSupplier nanoTime;

  private @Nullable FileChannel channel;
  private long size;
  private boolean failed;
  private long failedAt;

  RotatingFile(
      Path path, long limitBytes, int kept, Consumer<String> complaints, LongSupplier nanoTime) {
    this.path = path;
    this.limitBytes = limitBytes;
    this.kept = kept;
    this.complaints = complaints;
    this.nanoTime = nanoTime;
  }

  @Override
  public void write(byte[] line) {
    if (failed && nanoTime.getAsLong() - failedAt < PAUSE.toNanos()) {
      return;
    }
    try {
      append(opened(line.length), line);
      failed = false;
    } catch (IOException e) {
      fail(e);
    }
  }

  private void append(FileChannel file, byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    while (rest.hasRemaining()) {
      size += file.write(rest);
    }
  }

  private FileChannel opened(int more) throws IOException {
    if (channel != null && size + more <= limitBytes) {
      return channel;
    }
    if (channel != null) {
      close();
      rotate();
    }
    FileChannel file = open();
    channel = file;
    size = file.size();
    return file;
  }

  private FileChannel open() throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    var folderMode = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(
        path.toAbsolutePath().getParent(), PosixFilePermissions.asFileAttribute(folderMode));
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(ownerOnly));
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(path, ownerOnly);
    }
    return file;
  }

  private void rotate() throws IOException {
    for (int i = kept; i > 0; i--) {
      Path from = i == 1 ? path : aside(i - 1);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, aside(i), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.deleteIfExists(path);
  }

  private Path aside(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  private void fail(IOException cause) {
    if (!failed) {
      complaints.accept("the log file cannot be written, lines are missing there: " + cause);
    }
    failed = true;
    failedAt = nanoTime.getAsLong();
    try {
      close();
    } catch (IOException e) {
      complaints.accept("the log file cannot be closed: " + e);
    }
  }

  private void close() throws IOException {
    FileChannel file = channel;
    channel = null;
    if (file != null) {
      file.close();
    }
  }
}
