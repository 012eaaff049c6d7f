package dev.holdfast.contracts.fake;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * One end of a workload's output. A FIFO is opened on a thread of its own, because opening waits
 * for a reader; {@code /dev/null} and paths where nothing is need neither.
 */
final class FakeOutput {
  private final Path path;
  private final String text;
  private final CountDownLatch end = new CountDownLatch(1);

  private FakeOutput(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  /** Opens a path, writes a text to it and keeps it open until {@link #end}. */
  static FakeOutput open(String path, String text) {
    FakeOutput output = new FakeOutput(Path.of(path), text);
    if (output.hasReader()) {
      Thread.ofPlatform().daemon().name("writes " + path).start(output::write);
    }
    return output;
  }

  private boolean hasReader() {
    return !path.equals(Path.of("/dev/null")) && Files.exists(path);
  }

  private void write() {
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      end.await();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes it once the text is written; where nobody ever reads, its thread waits on. */
  void end() {
    end.countDown();
  }
}
