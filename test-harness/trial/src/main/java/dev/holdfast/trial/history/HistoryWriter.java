package dev.holdfast.trial.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Appends events to a file of its own, mode 0600 because messages of drivers may hold what they
 * should not. An event has left this process when {@link #append} returns, so it survives the death
 * of the trial, though not of the machine. Safe for use by several threads.
 */
public final class HistoryWriter implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private final long startNanos;
  private volatile Consumer<Event> listener = _ -> {};

  private HistoryWriter(FileChannel file, long startNanos) {
    this.file = file;
    this.startNanos = startNanos;
  }

  /**
   * Begins a history; its clock starts now.
   *
   * @throws IOException if there is such a file already or it cannot be made
   */
  public static HistoryWriter create(
      Path path, String plugin, String suite, String caseName, long seed) throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    HistoryWriter writer = new HistoryWriter(file, System.nanoTime());
    writer.line(new Header(Header.SCHEMA, Instant.now().toString(), plugin, suite, caseName, seed));
    return writer;
  }

  /** Whoever is to hear of each event after it was written, on the thread that wrote it. */
  public void listen(Consumer<Event> hears) {
    listener = hears;
  }

  /** The stamp of this instant. */
  public long nowNanos() {
    return System.nanoTime() - startNanos;
  }

  /**
   * Writes one event.
   *
   * @throws UncheckedIOException if the file does not take it; the history is then incomplete
   */
  public void append(Event event) {
    try {
      line(event);
    } catch (IOException e) {
      throw new UncheckedIOException("The history does not take an event.", e);
    }
    listener.accept(event);
  }

  private synchronized void line(Object value) throws IOException {
    byte[] text = (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(text);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
