package dev.holdfast.runtime.linux.libc;

import static dev.holdfast.runtime.linux.libc.LibC.INT;
import static dev.holdfast.runtime.linux.libc.LibC.LONG;
import static dev.holdfast.runtime.linux.libc.LibC.arguments;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Reading, writing and closing by number. */
final class Descriptors {
  private static final MethodHandle READ =
      LibC.function("read", LONG, arguments(INT, ADDRESS, LONG));
  private static final MethodHandle WRITE =
      LibC.function("write", LONG, arguments(INT, ADDRESS, LONG));
  private static final MethodHandle CLOSE = LibC.function("close", INT, arguments(INT));

  private Descriptors() {}

  static int read(int descriptor, byte[] buffer) throws IOException {
    try (Arena room = Arena.ofConfined()) {
      MemorySegment bytes = room.allocate(buffer.length);
      int count =
          (int)
              LibC.call(
                  "read",
                  (arena, errno) ->
                      (long) READ.invokeExact(errno, descriptor, bytes, (long) buffer.length));
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, buffer, 0, count);
      return count;
    }
  }

  static int write(int descriptor, byte[] bytes, int from) throws IOException {
    try (Arena room = Arena.ofConfined()) {
      long length = (long) bytes.length - from;
      MemorySegment segment = room.allocate(length);
      MemorySegment.copy(bytes, from, segment, ValueLayout.JAVA_BYTE, 0, (int) length);
      return (int)
          LibC.call(
              "write",
              (arena, errno) -> (long) WRITE.invokeExact(errno, descriptor, segment, length));
    }
  }

  static void close(int descriptor) throws IOException {
    LibC.call("close", (arena, errno) -> (int) CLOSE.invokeExact(errno, descriptor));
  }
}
