package dev.holdfast.runtime.podman.exec;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes from one thread to another; the giving one waits while too many are on their way. */
final class ByteQueue extends InputStream {
  private static final int MOST = 256 << 10;

  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int size;
  private int at;
  private boolean ended;
  private boolean closed;

  synchronized void put(byte[] chunk) throws InterruptedException {
    while (size >= MOST && !closed) {
      wait();
    }
    if (!closed && chunk.length > 0) {
      chunks.addLast(chunk);
      size += chunk.length;
      notifyAll();
    }
  }

  /** Nothing more comes. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** What has come and was not read yet. */
  synchronized byte[] waiting() {
    byte[] all = new byte[size - at];
    int filled = 0;
    int skip = at;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, skip, all, filled, chunk.length - skip);
      filled += chunk.length - skip;
      skip = 0;
    }
    return all;
  }

  @Override
  public int read() throws InterruptedIOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length)
      throws InterruptedIOException {
    awaitBytes();
    byte[] first = chunks.peekFirst();
    if (first == null) {
      return -1;
    }
    int count = Math.min(length, first.length - at);
    System.arraycopy(first, at, buffer, offset, count);
    at += count;
    if (at == first.length) {
      chunks.removeFirst();
      size -= first.length;
      at = 0;
      notifyAll();
    }
    return count;
  }

  private void awaitBytes() throws InterruptedIOException {
    try {
      while (chunks.isEmpty() && !ended && !closed) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    chunks.clear();
    size = 0;
    at = 0;
    notifyAll();
  }
}
