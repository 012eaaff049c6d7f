package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.bus.UnitProperty.text;

import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Volumes, devices and the network of a unit. The task sees the host's files, so all devices are
 * there already; one that is wanted under another path is bound to it. No device is allowed by
 * name, because systemd takes the first such rule as a ban on all other devices.
 */
final class UnitNamespaces {
  private static final long RECURSIVE = 16_384;

  private UnitNamespaces() {}

  static List<UnitProperty> properties(WorkloadSpec spec) {
    List<UnitProperty> properties = new ArrayList<>();
    Stream<Object> writable =
        Stream.concat(
            spec.mounts().stream().filter(mount -> !mount.readOnly()).map(it -> bind(spec, it)),
            spec.devices().stream().filter(UnitNamespaces::isElsewhere).map(it -> bind(spec, it)));
    add(properties, "BindPaths", writable.toList());
    add(
        properties,
        "BindReadOnlyPaths",
        spec.mounts().stream().filter(Mount::readOnly).map(it -> bind(spec, it)).toList());
    if (!spec.networkNamespace().isEmpty()) {
      properties.add(text("NetworkNamespacePath", spec.networkNamespace()));
    }
    return properties;
  }

  private static boolean isElsewhere(Device device) {
    return !device.hostPath().equals(device.taskPath());
  }

  private static Object bind(WorkloadSpec spec, Mount mount) {
    if (mount.propagation().equals("bidirectional")) {
      throw new RuntimeRefused(
          "the volume at %s asks for propagation_mode = \"bidirectional\", but mounts of this task"
                  .formatted(mount.taskPath())
              + " stay in the task: use \"private\" or \"host-to-task\"");
    }
    return bind(spec, mount.hostPath(), mount.taskPath());
  }

  private static Object bind(WorkloadSpec spec, Device device) {
    return bind(spec, device.hostPath(), device.taskPath());
  }

  private static Object bind(WorkloadSpec spec, String hostPath, String taskPath) {
    String target = spec.directory().root().resolve(taskPath).normalize().toString();
    return List.of(hostPath, target, false, RECURSIVE);
  }

  private static void add(List<UnitProperty> properties, String name, List<?> binds) {
    if (!binds.isEmpty()) {
      properties.add(new UnitProperty(name, "a(ssbt)", binds));
    }
  }
}
