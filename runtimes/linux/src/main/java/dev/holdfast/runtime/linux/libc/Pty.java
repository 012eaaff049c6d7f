package dev.holdfast.runtime.linux.libc;

import static dev.holdfast.runtime.linux.libc.LibC.INT;
import static dev.holdfast.runtime.linux.libc.LibC.LONG;
import static dev.holdfast.runtime.linux.libc.LibC.arguments;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A pseudo-terminal, seen from the master's side. One thread may read and one may write; {@link
 * #end} frees both and only then may it be closed. Calls block their thread, so they belong on
 * platform threads.
 */
public final class Pty implements AutoCloseable {
  private static final int O_RDWR_NOCTTY_NONBLOCK_CLOEXEC = 0x2 | 0x100 | 0x800 | 0x80000;
  private static final long TIOCSWINSZ = 0x5414;
  private static final int EAGAIN = 11;
  private static final int EIO = 5;
  private static final int PATH_MAX = 4096;

  private static final MethodHandle POSIX_OPENPT =
      LibC.function("posix_openpt", INT, arguments(INT));
  private static final MethodHandle GRANTPT = LibC.function("grantpt", INT, arguments(INT));
  private static final MethodHandle UNLOCKPT = LibC.function("unlockpt", INT, arguments(INT));
  private static final MethodHandle PTSNAME_R =
      LibC.function("ptsname_r", INT, arguments(INT, ADDRESS, LONG));
  private static final MethodHandle IOCTL =
      LibC.function("ioctl", INT, arguments(INT, LONG, ADDRESS), Linker.Option.firstVariadicArg(2));

  private final int master;
  private final String slave;
  private final Waker waker;

  private Pty(int master, String slave, Waker waker) {
    this.master = master;
    this.slave = slave;
    this.waker = waker;
  }

  public static Pty open() throws IOException {
    int master =
        (int)
            LibC.call(
                "posix_openpt",
                (arena, errno) ->
                    (int) POSIX_OPENPT.invokeExact(errno, O_RDWR_NOCTTY_NONBLOCK_CLOEXEC));
    try {
      LibC.call("grantpt", (arena, errno) -> (int) GRANTPT.invokeExact(errno, master));
      LibC.call("unlockpt", (arena, errno) -> (int) UNLOCKPT.invokeExact(errno, master));
      return new Pty(master, slaveOf(master), Waker.open());
    } catch (IOException | RuntimeException e) {
      Descriptors.close(master);
      throw e;
    }
  }

  private static String slaveOf(int master) throws IOException {
    try (Arena room = Arena.ofConfined()) {
      MemorySegment name = room.allocate(PATH_MAX);
      long error =
          LibC.call(
              "ptsname_r",
              (arena, errno) -> (int) PTSNAME_R.invokeExact(errno, master, name, (long) PATH_MAX));
      if (error != 0) {
        throw new LibCException("ptsname_r", (int) error);
      }
      return name.getString(0);
    }
  }

  /** The device that the other side opens. */
  public String slave() {
    return slave;
  }

  public void resize(int rows, int columns) throws IOException {
    try (Arena room = Arena.ofConfined()) {
      MemorySegment size =
          room.allocateFrom(
              ValueLayout.JAVA_SHORT, (short) rows, (short) columns, (short) 0, (short) 0);
      LibC.call(
          "ioctl", (arena, errno) -> (int) IOCTL.invokeExact(errno, master, TIOCSWINSZ, size));
    }
  }

  /**
   * Waits for output.
   *
   * @return how much was read, or -1 when the other side has closed the terminal or {@link #end}
   *     was called and nothing is left
   */
  public int read(byte[] buffer) throws IOException {
    boolean ended = waker.awaitReadable(master);
    try {
      int count = Descriptors.read(master, buffer);
      return count > 0 ? count : -1;
    } catch (LibCException e) {
      if (e.errno() == EIO || (ended && e.errno() == EAGAIN)) {
        return -1;
      }
      if (e.errno() == EAGAIN) {
        return 0;
      }
      throw e;
    }
  }

  /** Writes all of it; fails when {@link #end} is called meanwhile. */
  public void write(byte[] bytes) throws IOException {
    int written = 0;
    while (written < bytes.length) {
      if (waker.awaitWritable(master)) {
        throw new IOException("the session has ended");
      }
      try {
        written += Descriptors.write(master, bytes, written);
      } catch (LibCException e) {
        if (e.errno() != EAGAIN) {
          throw e;
        }
      }
    }
  }

  /** The session is over, although something may still hold the terminal open. */
  public void end() throws IOException {
    waker.wake();
  }

  @Override
  public void close() throws IOException {
    try (waker) {
      Descriptors.close(master);
    }
  }
}
