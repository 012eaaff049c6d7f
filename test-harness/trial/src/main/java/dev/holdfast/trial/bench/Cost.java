package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.Units;
import dev.holdfast.trial.profile.Dependency;
import dev.holdfast.trial.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What processes have cost so far. One that is gone meanwhile counts nothing.
 *
 * @param pssKib proportional share of memory
 * @param cpuSeconds user and system time
 * @param wakeUps voluntary context switches of all threads
 * @param writtenBytes caused to be written to disk
 */
record Cost(double pssKib, double cpuSeconds, double wakeUps, double writtenBytes) {
  private static final double TICKS_PER_SECOND = 100.0;
  private static final Cost NONE = new Cost(0, 0, 0, 0);

  /** The sum over these processes. */
  static Cost of(Set<Long> pids) {
    return pids.stream().map(Cost::of).reduce(NONE, Cost::plus);
  }

  private static Cost of(long pid) {
    return new Cost(
        field(pid, "smaps_rollup", "Pss:"),
        cpu(pid),
        wakeUps(pid),
        field(pid, "io", "write_bytes:"));
  }

  Cost plus(Cost more) {
    return new Cost(
        pssKib + more.pssKib,
        cpuSeconds + more.cpuSeconds,
        wakeUps + more.wakeUps,
        writtenBytes + more.writtenBytes);
  }

  /** The plugin and everything that descends from it. */
  static Set<Long> tree(long plugin) {
    Set<Long> pids = new LinkedHashSet<>();
    pids.add(plugin);
    ProcessHandle.of(plugin)
        .ifPresent(handle -> handle.descendants().forEach(each -> pids.add(each.pid())));
    return pids;
  }

  /**
   * Processes that came up since and are no task's own: executors, shims and monitors, wherever
   * they hang in the tree.
   */
  static Set<Long> helpersSince(Set<Long> before) throws IOException {
    Set<Long> helpers = new LinkedHashSet<>(Proc.pids());
    helpers.removeAll(before);
    helpers.removeIf(
        pid -> Proc.environment(pid).containsKey("NOMAD_ALLOC_ID") || Proc.identity(pid).isEmpty());
    return helpers;
  }

  /** The daemons behind the driver, PID 1 among them where it is one. */
  static Set<Long> daemons(Profile profile) {
    Set<Long> pids = new LinkedHashSet<>();
    if (profile.uses().contains(Dependency.SYSTEMD)) {
      pids.add(1L);
    }
    for (String unit : profile.daemons()) {
      Units.mainProcess(unit).ifPresent(main -> pids.add(main.pid()));
    }
    return pids;
  }

  private static double cpu(long pid) {
    String stat = read(Path.of("/proc/" + pid + "/stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private static double wakeUps(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return threads
          .mapToDouble(thread -> value(read(thread.resolve("status")), "voluntary_ctxt_switches:"))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  private static double field(long pid, String file, String name) {
    return value(read(Path.of("/proc/" + pid + "/" + file)), name);
  }

  static double value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> List.of(line.substring(name.length()).strip().split(" ", -1)).getFirst())
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElse(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}
