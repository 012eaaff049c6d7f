package dev.holdfast.runtime;

import java.io.InputStream;
import java.io.OutputStream;

/** A command that runs inside a workload. Its streams may be used by one thread each. */
public interface ExecSession extends AutoCloseable {

  /** What the command reads; closing it is its end of input. */
  OutputStream stdin();

  /** What the command writes; ends when it and its children have closed it. */
  InputStream stdout();

  /** Its errors; empty with a terminal. */
  InputStream stderr();

  /** Sets the terminal's size; without a terminal it does nothing. */
  void resize(int rows, int columns);

  /** Waits for the command to end. A second call answers the same. */
  ExitStatus await() throws InterruptedException;

  /** Kills the command and what it started, if it still runs, and frees the streams. */
  @Override
  void close();
}
