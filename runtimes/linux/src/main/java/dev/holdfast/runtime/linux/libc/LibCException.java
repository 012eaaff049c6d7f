package dev.holdfast.runtime.linux.libc;

import java.io.IOException;

/** A function of the C library failed. */
public final class LibCException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  LibCException(String function, int errno) {
    super(function + " failed with error " + errno);
    this.errno = errno;
  }

  /** The error's number, see errno(3). */
  public int errno() {
    return errno;
  }
}
