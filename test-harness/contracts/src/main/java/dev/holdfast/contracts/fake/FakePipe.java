package dev.holdfast.contracts.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes from one thread to another, without limit; reading waits, also from a virtual thread. */
final class FakePipe {
  private final Deque<Byte> bytes = new ArrayDeque<>();
  private boolean closed;

  OutputStream writer() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        put((byte) value);
      }

      @Override
      public void close() {
        FakePipe.this.close();
      }
    };
  }

  InputStream reader() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return take();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return take(target, offset, length);
      }
    };
  }

  /** Writes a text; before it is closed. */
  synchronized void put(String text) {
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(value);
    }
    notifyAll();
  }

  private synchronized void put(byte value) throws IOException {
    if (closed) {
      throw new IOException("the command no longer reads");
    }
    bytes.add(value);
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized int take() throws IOException {
    awaitByte();
    return bytes.isEmpty() ? -1 : Byte.toUnsignedInt(bytes.remove());
  }

  private synchronized int take(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    awaitByte();
    int count = Math.min(length, bytes.size());
    for (int i = 0; i < count; i++) {
      target[offset + i] = bytes.remove();
    }
    return count == 0 ? -1 : count;
  }

  private synchronized void awaitByte() throws IOException {
    try {
      while (bytes.isEmpty() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }
}
