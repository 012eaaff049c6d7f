package dev.holdfast.runtime.linux.libc;

import static dev.holdfast.runtime.linux.libc.LibC.INT;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The kernel's log buffer, read whole and without waiting (syslog(2)). */
public final class KernelRing {
  private static final int READ_ALL = 3;
  private static final int SIZE = 10;
  private static final MethodHandle KLOGCTL =
      LibC.function("klogctl", INT, LibC.arguments(INT, ADDRESS, INT));

  private KernelRing() {}

  /**
   * The log, one message a line, each with its level and time.
   *
   * @throws IOException where we may not read it
   */
  public static String read() throws IOException {
    int size =
        (int) LibC.call("klogctl", (arena, errno) -> klogctl(errno, SIZE, MemorySegment.NULL, 0));
    try (Arena room = Arena.ofConfined()) {
      MemorySegment buffer = room.allocate(size);
      long length = LibC.call("klogctl", (arena, errno) -> klogctl(errno, READ_ALL, buffer, size));
      byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static int klogctl(MemorySegment errno, int action, MemorySegment buffer, int size)
      throws Throwable {
    return (int) KLOGCTL.invokeExact(errno, action, buffer, size);
  }
}
