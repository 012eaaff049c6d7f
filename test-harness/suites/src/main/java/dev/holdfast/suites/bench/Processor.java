package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.observe.Proc;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Processor time of all processes of a kind, also of those that come and go and of children that
 * they waited for. What a process used after the last look at it is not known.
 */
final class Processor {
  private final Predicate<String> kind;
  private final Map<Long, Double> before = new HashMap<>();
  private final Map<Long, Double> last = new HashMap<>();

  /**
   * Begins to count.
   *
   * @param kind tells the processes by their command lines, its words separated by blanks
   */
  Processor(Predicate<String> kind) throws IOException {
    this.kind = kind;
    look();
    before.putAll(last);
  }

  /** Looks at all of them; to be done often enough to see each before its end. */
  void look() throws IOException {
    for (long pid : Proc.pids()) {
      if (kind.test(String.join(" ", Proc.commandLine(pid)))) {
        ProcessCost.wholeCpuSeconds(pid).ifPresent(seconds -> last.put(pid, seconds));
      }
    }
  }

  /** Seconds since the beginning. */
  double seconds() {
    return last.entrySet().stream()
        .mapToDouble(each -> each.getValue() - before.getOrDefault(each.getKey(), 0.0))
        .sum();
  }
}
