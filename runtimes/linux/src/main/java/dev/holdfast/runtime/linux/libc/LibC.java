package dev.holdfast.runtime.linux.libc;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** Calls into the C library, with the reason where one fails. */
public final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final int EINTR = 4;

  private LibC() {}

  /** A function that sets {@code errno}; its first argument is where that is kept. */
  @SuppressWarnings("restricted")
  static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout[] arguments, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), all);
  }

  /** One call with a place for {@code errno}. */
  interface Call {
    long with(Arena arena, MemorySegment state) throws Throwable;
  }

  /**
   * Calls, again if a signal interrupted it.
   *
   * @throws IOException with the number of the error
   */
  static long call(String name, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = call.with(arena, state);
      while (result < 0 && (int) ERRNO.get(state, 0L) == EINTR) {
        result = call.with(arena, state);
      }
      if (result < 0) {
        throw new LibCException(name, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " cannot be called", e);
    }
  }

  static MemoryLayout[] arguments(MemoryLayout... layouts) {
    return layouts;
  }

  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
}
