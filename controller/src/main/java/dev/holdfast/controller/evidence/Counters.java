package dev.holdfast.controller.evidence;

import dev.holdfast.controller.dump.EvidenceImage.CountersImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A control group's counters, of either version of control groups. */
final class Counters {
  private static final long NANOS_PER_MICRO = 1000;

  private Counters() {}

  /**
   * The counters.
   *
   * @param root where control groups are mounted
   * @param group the path that the kernel calls it by, beginning with a slash
   * @return null where there is no such group
   */
  static @Nullable CountersImage of(Path root, String group) {
    String below = group.substring(1);
    if (Files.exists(root.resolve("cgroup.controllers"))) {
      return unified(root.resolve(below));
    }
    return split(root, below);
  }

  private static @Nullable CountersImage unified(Path group) {
    if (!Files.isDirectory(group)) {
      return null;
    }
    return new CountersImage(
        Kernel.field(group.resolve("cpu.stat"), "usage_usec"),
        Kernel.number(group.resolve("memory.current")),
        Kernel.number(group.resolve("memory.peak")),
        Kernel.number(group.resolve("pids.current")),
        Kernel.field(group.resolve("memory.events"), "oom_kill "));
  }

  private static @Nullable CountersImage split(Path root, String group) {
    Path memory = root.resolve("memory").resolve(group);
    if (!Files.isDirectory(memory)) {
      return null;
    }
    Long cpuNanos = Kernel.number(root.resolve("cpuacct").resolve(group).resolve("cpuacct.usage"));
    return new CountersImage(
        cpuNanos == null ? null : cpuNanos / NANOS_PER_MICRO,
        Kernel.number(memory.resolve("memory.usage_in_bytes")),
        Kernel.number(memory.resolve("memory.max_usage_in_bytes")),
        Kernel.number(root.resolve("pids").resolve(group).resolve("pids.current")),
        Kernel.field(memory.resolve("memory.oom_control"), "oom_kill "));
  }
}
