package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.bus.UnitProperty.bytes;
import static dev.holdfast.runtime.systemd.bus.UnitProperty.flag;
import static dev.holdfast.runtime.systemd.bus.UnitProperty.number;

import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.ArrayList;
import java.util.List;

/** Nomad's resources as unit properties. */
final class UnitResources {
  private UnitResources() {}

  static List<UnitProperty> properties(Resources resources, CgroupVersion cgroups) {
    List<UnitProperty> properties = new ArrayList<>();
    properties.add(flag("CPUAccounting", true));
    properties.add(flag("MemoryAccounting", true));
    properties.add(flag("TasksAccounting", true));
    addCpu(properties, resources, cgroups == CgroupVersion.V2);
    addMemory(properties, resources, cgroups == CgroupVersion.V2);
    return properties;
  }

  private static void addCpu(List<UnitProperty> properties, Resources resources, boolean v2) {
    long shares = resources.cpuShares();
    if (shares > 0) {
      properties.add(
          v2
              ? number("CPUWeight", CpuShares.weight(shares))
              : number("CPUShares", CpuShares.shares(shares)));
    }
    if (!resources.cores().isEmpty()) {
      properties.add(bytes(v2 ? "AllowedCPUs" : "CPUAffinity", CpuSet.mask(resources.cores())));
    }
  }

  /**
   * The limit is hard and without swap. With oversubscription the reservation is what reclaim
   * spares ({@code MemoryLow}); throttling there ({@code MemoryHigh}) would make the memory above
   * it useless. On control groups v1 systemd turns {@code MemoryMax} into the old limit and has
   * nothing for the rest.
   */
  private static void addMemory(List<UnitProperty> properties, Resources resources, boolean v2) {
    if (resources.memoryLimitBytes() > 0) {
      properties.add(number("MemoryMax", resources.memoryLimitBytes()));
      if (v2) {
        properties.add(number("MemorySwapMax", 0));
      }
    }
    if (v2 && resources.oversubscribesMemory()) {
      properties.add(number("MemoryLow", resources.memoryReservedBytes()));
    }
  }
}
