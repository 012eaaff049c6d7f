package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A FIFO with a reader, as Nomad's log collector has one. The end arrives when the last writer has
 * closed it, so it also tells that no process of a workload is left.
 */
public final class Output implements AutoCloseable {
  private final Path path;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Output(Path path) {
    this.path = path;
  }

  /** Makes the FIFO without a reader. */
  static Output unread(Path path) {
    try {
      int code = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).start().waitFor();
      assertThat(code).as("mkfifo " + path).isZero();
      return new Output(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while making a FIFO", e);
    }
  }

  /** Starts to read, on a thread of its own: opening waits for a writer. */
  Output read() {
    Thread.ofPlatform().daemon().name("reads " + path).start(this::collect);
    return this;
  }

  public String path() {
    return path.toString();
  }

  /** What has arrived so far. */
  public String text() {
    return collected.toString(StandardCharsets.UTF_8);
  }

  /** Whether the last writer has closed it. */
  public boolean ended() {
    return end.isDone();
  }

  private void collect() {
    try (InputStream in = new FileInputStream(path.toFile())) {
      in.transferTo(collected);
      end.complete(null);
    } catch (IOException e) {
      end.completeExceptionally(e);
    }
  }

  /** Frees a reader that still waits for a writer. */
  @Override
  public void close() {
    try (RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw")) {
      both.getFD();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
