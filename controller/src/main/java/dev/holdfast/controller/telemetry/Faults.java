package dev.holdfast.controller.telemetry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what should not be possible: an exception that no rule foresees. The program goes on, the
 * bug is told. Never throws.
 */
public interface Faults extends Thread.UncaughtExceptionHandler {

  /**
   * Tells of a bug.
   *
   * @param where what was being done, in words
   */
  void report(String where, Throwable bug);

  @Override
  default void uncaughtException(Thread thread, Throwable bug) {
    report("thread " + thread.getName(), bug);
  }

  /** Writes bugs to the log, with their stack, and counts them. */
  static Faults logged(Metrics metrics) {
    Logger log = LoggerFactory.getLogger(Faults.class);
    return (where, bug) -> {
      metrics.bug();
      log.atError().addKeyValue("where", where).setCause(bug).log("a bug; please report it");
    };
  }
}
