package dev.holdfast.trial.report;

import java.io.PrintWriter;

/**
 * Tells a person how far a trial is. On a terminal the line of what goes on is written over and
 * over; elsewhere, as in the log of a CI system, only lasting lines are written. Safe for use by
 * several threads.
 */
public final class LiveLine {
  private static final String ERASE = "\r\u001b[K";
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private boolean pending;

  /**
   * Tells it there.
   *
   * @param terminal whether somebody looks on, not a file or a pipe
   */
  public LiveLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** What goes on at the moment; nothing where nobody looks on. */
  public synchronized void passing(String text) {
    if (terminal) {
      String line = Words.line(text);
      out.print(ERASE + line.substring(0, Math.min(WIDTH, line.length())));
      out.flush();
      pending = true;
    }
  }

  /** Something that stays. */
  public synchronized void lasting(String text) {
    out.print(pending ? ERASE : "");
    out.println(Words.clean(text));
    out.flush();
    pending = false;
  }
}
