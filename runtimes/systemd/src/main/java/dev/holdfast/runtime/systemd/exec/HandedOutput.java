package dev.holdfast.runtime.systemd.exec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Hands what is written to a platform thread, which writes it to a sink that may block. */
final class HandedOutput extends OutputStream {
  private static final byte[] END = {};
  private static final int CHUNKS = 16;

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean broken;

  /** Takes all of it, or fails because nobody reads it any more. */
  interface Sink {
    void write(byte[] bytes) throws IOException;
  }

  private HandedOutput(String name, Sink sink, Closeable end) {
    writer = Thread.ofPlatform().daemon().name(name).unstarted(() -> hand(sink, end));
  }

  static HandedOutput start(String name, Sink sink, Closeable end) {
    HandedOutput output = new HandedOutput(name, sink, end);
    output.writer.start();
    return output;
  }

  private void hand(Sink sink, Closeable end) {
    try (end) {
      byte[] chunk = chunks.take();
      while (chunk.length > 0) {
        sink.write(chunk);
        chunk = chunks.take();
      }
    } catch (IOException | InterruptedException e) {
      broken = true;
      chunks.clear();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed || broken) {
      throw new IOException("the command reads no more");
    }
    if (length > 0) {
      put(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  /** A sink that breaks while the queue is full empties it, so this does not wait for ever. */
  private void put(byte[] chunk) throws InterruptedIOException {
    try {
      chunks.put(chunk);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing");
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      put(END);
    }
  }

  /** Gives up what has not been written, and waits until the sink is not used any more. */
  void abandon() throws InterruptedException {
    closed = true;
    writer.interrupt();
    writer.join();
  }
}
