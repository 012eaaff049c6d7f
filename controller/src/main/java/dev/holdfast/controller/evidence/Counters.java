package dev.holdfast.controller.evidence;

import dev.holdfast.controller.dump.EvidenceImage.CountersImage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import dev.holdfast.runtime.linux.cgroup.CounterFiles;
import dev.holdfast.runtime.linux.cgroup.GroupUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A control group's counters, of either version of control groups. */
final class Counters {
  private static final long NANOS_PER_MICRO = 1000;

  private Counters() {}

  /**
   * The counters.
   *
   * @param group the path that the kernel calls it by, beginning with a slash
   * @return null where there is no such group
   */
  static @Nullable CountersImage of(Cgroups cgroups, String group) {
    return cgroups
        .folder("memory", group)
        .filter(Files::isDirectory)
        .map(memory -> read(cgroups, group, memory))
        .orElse(null);
  }

  private static CountersImage read(Cgroups cgroups, String group, Path memory) {
    Map<Counter, Long> used =
        new GroupUsage(cgroups).sample(group).map(UsageSample::counters).orElse(Map.of());
    Long cpuNanos = used.get(Counter.CPU_TOTAL_NANOS);
    String kills = cgroups.version() == CgroupVersion.V2 ? "memory.events" : "memory.oom_control";
    return new CountersImage(
        cpuNanos == null ? null : cpuNanos / NANOS_PER_MICRO,
        used.get(Counter.MEMORY_USAGE_BYTES),
        used.get(Counter.MEMORY_MAX_USAGE_BYTES),
        processes(cgroups, group),
        CounterFiles.table(memory.resolve(kills)).get("oom_kill"));
  }

  private static @Nullable Long processes(Cgroups cgroups, String group) {
    return cgroups
        .folder("pids", group)
        .map(folder -> folder.resolve("pids.current"))
        .flatMap(CounterFiles::number)
        .orElse(null);
  }
}
