package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.KernelLog;
import dev.holdfast.runtime.linux.cgroup.OomKill;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Whether the kernel killed for memory, where systemd does not tell. On control groups v2 it does.
 * On v1 the group and its counter are gone with the last process, so the kernel's log is asked: it
 * keeps the group's name and the time also when nobody was connected. It is a ring: a kill that has
 * been overwritten is reported as a plain SIGKILL. (A command of the unit that runs after the exit
 * cannot ask the counter instead: it would have to open Nomad's FIFO, whose reader has left.)
 */
final class MemoryKills {
  /** The log's clock may drift from the boot clock. */
  private static final long DRIFT_MICROS = 1_000_000;

  /** The log is long and an end is looked at more than once. */
  private static final int MOST_ANSWERS = 2_000;

  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
  private final CgroupVersion cgroups;
  private final Supplier<List<OomKill>> kernelLog;

  MemoryKills(CgroupVersion cgroups, Supplier<List<OomKill>> kernelLog) {
    this.cgroups = cgroups;
    this.kernelLog = kernelLog;
  }

  static MemoryKills onThisHost(CgroupVersion cgroups) {
    return new MemoryKills(cgroups, KernelLog::memoryKills);
  }

  boolean explain(Exited exit, UnitFacts unit) {
    if (cgroups == CgroupVersion.V2 || exit.status().equals(ExitStatus.exited(0))) {
      return false;
    }
    if (answers.size() > MOST_ANSWERS) {
      answers.clear();
    }
    return answers.computeIfAbsent(
        exit.incarnation().runtimeId(), runtimeId -> isInKernelLog(unit));
  }

  private boolean isInKernelLog(UnitFacts unit) {
    String unitName = unit.text("Id");
    return kernelLog.get().stream()
        .anyMatch(kill -> kill.happenedIn(unitName) && during(unit, kill.atMicros()));
  }

  private static boolean during(UnitFacts unit, long atMicros) {
    return atMicros >= unit.startedAtMonotonicMicros() - DRIFT_MICROS
        && atMicros <= unit.exitedAtMonotonicMicros() + DRIFT_MICROS;
  }
}
