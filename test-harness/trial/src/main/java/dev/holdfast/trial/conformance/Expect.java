package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;

/** Says what was wanted and what came instead. */
final class Expect {
  private Expect() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new RowFailed(otherwise);
    }
  }

  static void same(String what, Object wanted, Object got) {
    that(wanted.equals(got), "%s should be %s, but is %s".formatted(what, wanted, got));
  }

  /** An end by a program's own will. */
  static void code(int wanted, ExitReport got) {
    that(
        got.exitCode() == wanted && got.signal() == 0 && got.error().isEmpty(),
        "WaitTask should tell exit code %d and signal 0, but told %s"
            .formatted(wanted, Transcript.words(got)));
  }

  /** An end by a signal, in one of the three ways in which that may be told. */
  static void signal(int wanted, ExitReport got) {
    boolean byNumber =
        got.signal() == wanted && (got.exitCode() == 0 || got.exitCode() == 128 + wanted);
    boolean byCode = got.signal() == 0 && got.exitCode() == 128 + wanted;
    that(
        got.error().isEmpty() && (byNumber || byCode),
        "WaitTask should tell that signal %d ended the task, but told %s"
            .formatted(wanted, Transcript.words(got)));
  }

  /** The driver's own refusal. */
  static DriverException refused(String what, Runnable call) {
    try {
      call.run();
    } catch (DriverException refused) {
      that(!refused.looksLikePluginDeath(), what + " should be refused, but ended the plugin");
      return refused;
    }
    throw new RowFailed(what + " should be refused, but was accepted");
  }
}
