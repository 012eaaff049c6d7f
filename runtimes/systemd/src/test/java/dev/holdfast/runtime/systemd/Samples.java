package dev.holdfast.runtime.systemd;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Specs, plans and units as tests need them. */
final class Samples {
  static final Owner OWNER = Specs.owner("systemd");
  static final TaskSlot SLOT = Specs.slot(1, "web");
  static final TaskDirectory DIRECTORY = new TaskDirectory(Path.of("/alloc"), "web");

  private Samples() {}

  static Specs specs(Map<String, Object> options) {
    return Specs.of(OWNER, SLOT).directory(DIRECTORY).options(new OptionValues(options));
  }

  static WorkloadSpec spec(Map<String, Object> options) {
    return specs(options).build();
  }

  static UnitPlan plan(WorkloadSpec spec, CgroupVersion cgroups) {
    return new UnitPlan(
        TaskOptions.of(spec),
        Path.of("/usr/bin/program"),
        Path.of("/boot/environment/web"),
        "holdfast.slice",
        cgroups);
  }

  static List<UnitProperty> properties(WorkloadSpec spec) {
    return TransientUnit.properties(spec, plan(spec, CgroupVersion.V2));
  }

  /** The value of a property, or null where it is not set. */
  static Object value(List<UnitProperty> properties, String name) {
    return properties.stream()
        .filter(property -> property.name().equals(name))
        .map(UnitProperty::value)
        .findFirst()
        .orElse("not set");
  }

  /** Text as systemd tells {@code ay}. */
  static List<Byte> bytes(String text) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(each);
    }
    return bytes;
  }
}
