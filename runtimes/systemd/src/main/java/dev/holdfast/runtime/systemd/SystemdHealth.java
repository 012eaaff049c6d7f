package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusEndpoint;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Whether this node runs systemd and it answers. */
final class SystemdHealth {
  /** Exists exactly where systemd is the init system (sd_booted(3)). */
  private static final Path BOOTED = Path.of("/run/systemd/system");

  private static final Set<String> ATTRIBUTES = Set.of("Version", "Features", "Tainted");

  private final SystemdBus bus;
  private final Cgroups cgroups;

  SystemdHealth(SystemdBus bus, Cgroups cgroups) {
    this.bus = bus;
    this.cgroups = cgroups;
  }

  Health health() {
    if (!Files.isDirectory(BOOTED, LinkOption.NOFOLLOW_LINKS)) {
      return new Health.Undetected("systemd is not the init system of this node");
    }
    try {
      return new Health.Healthy(attributes(bus.managerProperties(ATTRIBUTES)));
    } catch (BusAway | BusFailure e) {
      return new Health.Unhealthy("systemd does not answer: " + e.getMessage());
    }
  }

  private Map<String, String> attributes(Map<String, Object> manager) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("version", String.valueOf(manager.get("Version")));
    attributes.put("features", String.valueOf(manager.get("Features")));
    attributes.put("tainted", String.valueOf(manager.get("Tainted")));
    attributes.put("cgroup", cgroups.layout());
    attributes.put("connection", bus.connectedTo().map(BusEndpoint::kind).orElse(""));
    return attributes;
  }
}
