package dev.holdfast.runtime.linux.libc;

import static dev.holdfast.runtime.linux.libc.LibC.INT;
import static dev.holdfast.runtime.linux.libc.LibC.LONG;
import static dev.holdfast.runtime.linux.libc.LibC.arguments;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Waits for a descriptor until woken; once woken, never waits again (poll and an eventfd). */
final class Waker implements AutoCloseable {
  private static final int CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final int FOREVER = -1;
  private static final int DESCRIPTORS = 2;
  private static final long POLLFD_BYTES = 8;
  private static final long EVENTS_OFFSET = 4;
  private static final long REVENTS_OFFSET = 6;

  private static final MethodHandle EVENTFD = LibC.function("eventfd", INT, arguments(INT, INT));
  private static final MethodHandle POLL =
      LibC.function("poll", INT, arguments(ADDRESS, LONG, INT));

  private final int event;

  private Waker(int event) {
    this.event = event;
  }

  static Waker open() throws IOException {
    return new Waker(
        (int) LibC.call("eventfd", (arena, errno) -> (int) EVENTFD.invokeExact(errno, 0, CLOEXEC)));
  }

  void wake() throws IOException {
    Descriptors.write(event, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, 0);
  }

  /** Answers whether it was woken. */
  boolean awaitReadable(int descriptor) throws IOException {
    return await(descriptor, POLLIN);
  }

  boolean awaitWritable(int descriptor) throws IOException {
    return await(descriptor, POLLOUT);
  }

  private boolean await(int descriptor, short events) throws IOException {
    try (Arena room = Arena.ofConfined()) {
      MemorySegment both =
          room.allocate(MemoryLayout.sequenceLayout(DESCRIPTORS, ValueLayout.JAVA_LONG));
      put(both, 0, event, POLLIN);
      put(both, POLLFD_BYTES, descriptor, events);
      poll(both, FOREVER);
      return both.get(ValueLayout.JAVA_SHORT, REVENTS_OFFSET) != 0;
    }
  }

  private static void put(MemorySegment both, long at, int descriptor, short events) {
    both.set(ValueLayout.JAVA_INT, at, descriptor);
    both.set(ValueLayout.JAVA_SHORT, at + EVENTS_OFFSET, events);
  }

  private static void poll(MemorySegment both, int millis) throws IOException {
    LibC.call(
        "poll", (arena, errno) -> (int) POLL.invokeExact(errno, both, (long) DESCRIPTORS, millis));
  }

  @Override
  public void close() throws IOException {
    Descriptors.close(event);
  }
}
