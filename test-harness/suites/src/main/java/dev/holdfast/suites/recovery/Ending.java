package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.suites.TaskShape;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A way to end.
 *
 * @param script what a shell does to end so
 * @param truth what a client must be told
 */
public record Ending(String name, String script, ExitReport truth) {
  private static final int SIGNAL_BASE = 128;
  private static final int CODES = 256;

  /** A program of this exit code. */
  public static Ending code(int code) {
    return new Ending("code" + code, "exit " + code, ExitReport.code(code));
  }

  /** A program that a signal ends. */
  public static Ending signal(int signal) {
    return new Ending(
        "signal" + signal,
        "kill -%d $$; sleep 5".formatted(signal),
        new ExitReport(SIGNAL_BASE + signal, signal, false, ""));
  }

  /** A program that takes more memory than it may have. */
  public static Ending outOfMemory() {
    return new Ending(
        "memory", "exec tail /dev/zero", new ExitReport(SIGNAL_BASE + 9, 9, true, ""));
  }

  /**
   * One of each kind: success, 7, any other code, a signal that systemd calls clean or not, and
   * want of memory. Another code takes the signal's place where the driver cannot tell them apart.
   */
  public static List<Ending> oneOfEach(RandomGenerator random) {
    List<Integer> signals = List.of(1, 9, 10, 15);
    int another = random.nextInt(8, CODES);
    int signal = signals.get(random.nextInt(signals.size()));
    return List.of(
        code(0),
        code(7),
        code(another),
        TaskShape.ofThisRun().tellsSignals() ? signal(signal) : code(SIGNAL_BASE + signal),
        outOfMemory());
  }
}
