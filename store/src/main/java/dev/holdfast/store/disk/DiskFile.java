package dev.holdfast.store.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. For one thread at a time. */
public interface DiskFile extends Closeable {

  /** Writes all of the bytes at this place, or fails after having written any part of them. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Waits until everything written is on the disk. */
  void force() throws IOException;

  void truncate(long length) throws IOException;

  long size() throws IOException;
}
