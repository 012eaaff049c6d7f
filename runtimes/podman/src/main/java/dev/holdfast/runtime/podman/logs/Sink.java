package dev.holdfast.runtime.podman.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A pipe of Nomad's. It is held open for writing from the task's start to its end, for its reader
 * takes the moment without a writer for the end of the log.
 */
final class Sink implements Closeable {
  private final FileChannel channel;

  private Sink(FileChannel channel) {
    this.channel = channel;
  }

  /** Does not wait for a reader: for the moment of opening we are one. */
  static Sink open(Path path) throws IOException {
    try (FileChannel _ =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Sink(FileChannel.open(path, StandardOpenOption.WRITE));
    }
  }

  /**
   * Writes all of it, waiting for as long as the reader is slow.
   *
   * @return whether it is written; what was not was not read by anybody
   */
  boolean write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return true;
    } catch (java.nio.channels.ClosedChannelException closed) {
      throw closed;
    } catch (IOException _) {
      return false; // Nobody reads; the pipe serves again when somebody does.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
