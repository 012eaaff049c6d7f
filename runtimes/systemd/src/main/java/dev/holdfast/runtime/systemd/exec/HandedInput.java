package dev.holdfast.runtime.systemd.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** What a platform thread reads from a source that blocks, for readers of any kind. */
final class HandedInput extends InputStream {
  private static final byte[] END = {};
  private static final int CHUNKS = 16;
  private static final int CHUNK_BYTES = 8_192;

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread reader;
  private byte[] current = {};
  private int at;
  private boolean ended;

  /** Reads like {@link InputStream#read(byte[])}, but may answer 0. */
  interface Source {
    int read(byte[] buffer) throws IOException;
  }

  private HandedInput(String name, Source source) {
    reader = Thread.ofPlatform().daemon().name(name).unstarted(() -> hand(source));
  }

  static HandedInput start(String name, Source source) {
    HandedInput input = new HandedInput(name, source);
    input.reader.start();
    return input;
  }

  /** A source that breaks has ended; the command's exit tells the rest. */
  private void hand(Source source) {
    byte[] buffer = new byte[CHUNK_BYTES];
    try {
      int count = readOrEnd(source, buffer);
      while (count >= 0) {
        if (count > 0) {
          chunks.put(java.util.Arrays.copyOf(buffer, count));
        }
        count = readOrEnd(source, buffer);
      }
      chunks.put(END);
    } catch (InterruptedException e) {
      // Closed: nobody reads any more.
    }
  }

  private static int readOrEnd(Source source, byte[] buffer) {
    try {
      return source.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == current.length) {
      if (ended || isEnd(next())) {
        return -1;
      }
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, buffer, offset, count);
    at += count;
    return count;
  }

  private byte[] next() throws InterruptedIOException {
    try {
      current = chunks.take();
      at = 0;
      return current;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading");
    }
  }

  private boolean isEnd(byte[] chunk) {
    ended = chunk.length == 0;
    return ended;
  }

  @Override
  public void close() {
    reader.interrupt();
    chunks.clear();
    chunks.offer(END);
  }

  /** Waits until the source is not read any more. */
  void join() throws InterruptedException {
    reader.join();
  }
}
