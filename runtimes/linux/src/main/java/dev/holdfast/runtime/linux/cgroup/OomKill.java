package dev.holdfast.runtime.linux.cgroup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the kernel's log about a process that was killed for memory.
 *
 * @param atMicros on the kernel's boot clock
 * @param group the control group of the process, from the root of all control groups
 */
public record OomKill(long atMicros, String group) {
  private static final Pattern LINE =
      Pattern.compile("^<\\d+>\\[ *(\\d+)\\.(\\d{6})\\].*oom-kill:.*,task_memcg=([^,]+),");
  private static final long MICROS = 1_000_000;

  /** Whether the process was in the unit's group or below it. */
  public boolean happenedIn(String unit) {
    return (group + "/").contains("/" + unit + "/");
  }

  /** The kills in a log as {@code syslog(2)} gives it. */
  static List<OomKill> parse(String log) {
    return log.lines()
        .filter(line -> line.contains("oom-kill:"))
        .map(OomKill::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<OomKill> of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(matcher.group(1));
    long micros = Long.parseLong(matcher.group(2));
    return Optional.of(new OomKill(seconds * MICROS + micros, matcher.group(3)));
  }
}
