package dev.holdfast.controller.nomad;

import dev.holdfast.controller.options.OptionDecoder;
import dev.holdfast.proto.nomad.driver.LinuxResources;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Digests;
import dev.holdfast.runtime.Environment;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.store.Place;
import dev.holdfast.store.SpecOutline;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Nomad's TaskConfig as our nouns. Pure. */
final class TaskConfigs {
  private static final long MIB = 1L << 20;

  private TaskConfigs() {}

  /** Everything a launch needs. */
  static WorkloadSpec spec(TaskConfig config, Owner owner, OptionSchema schema) {
    return new WorkloadSpec(
        labels(config, owner),
        OptionDecoder.decode(config.getMsgpackDriverConfig().toByteArray(), schema),
        new Environment(config.getEnvMap()),
        config.getUser(),
        new TaskDirectory(Path.of(config.getAllocDir()), config.getName()),
        resources(config),
        stdio(config),
        config.getMountsList().stream().map(TaskConfigs::mount).toList(),
        config.getDevicesList().stream().map(TaskConfigs::device).toList(),
        config.getNetworkIsolationSpec().getPath(),
        TaskSurroundings.of(config));
  }

  /** Slot and attempt come from the config's own fields, never from parts of the id. */
  static WorkloadLabels labels(TaskConfig config, Owner owner) {
    if (config.getAllocId().isEmpty() || config.getName().isEmpty() || config.getId().isEmpty()) {
      throw NomadErrors.invalid("the task's configuration lacks its id, alloc_id or name");
    }
    return new WorkloadLabels(
        owner,
        new TaskSlot(config.getAllocId(), config.getName()),
        new Invocation(config.getId()),
        config.getNamespace(),
        config.getJobId().isEmpty() ? config.getJobName() : config.getJobId(),
        config.getTaskGroupName());
  }

  /**
   * What is remembered of it. The digest leaves out what differs from attempt to attempt, and
   * secrets.
   */
  static SpecOutline outline(TaskConfig config, String program) {
    TaskConfig same = config.toBuilder().clearId().clearEnv().clearDeviceEnv().build();
    return new SpecOutline(
        program,
        config.getUser(),
        resources(config),
        stdio(config),
        Digests.sha256Hex(same.toByteArray()),
        place(config));
  }

  private static Place place(TaskConfig config) {
    Surroundings around = TaskSurroundings.of(config);
    return new Place(
        around.nodeId(),
        around.nodeName(),
        config.getNetworkIsolationSpec().getPath(),
        Stream.concat(around.ports().stream(), around.taskPorts().stream()).toList(),
        around.dns().servers(),
        config.getMountsList().stream().map(TaskConfigs::mount).toList(),
        config.getDevicesList().stream().map(TaskConfigs::device).toList());
  }

  private static Stdio stdio(TaskConfig config) {
    return new Stdio(orNull(config.getStdoutPath()), orNull(config.getStderrPath()));
  }

  private static String orNull(String path) {
    return path.isEmpty() ? "/dev/null" : path;
  }

  private static Resources resources(TaskConfig config) {
    LinuxResources linux = config.getResources().getLinuxResources();
    var allocated = config.getResources().getAllocatedResources();
    return new Resources(
        linux.getCpuShares(),
        linux.getPercentTicks(),
        linux.getCpusetCpus(),
        allocated.getMemory().getMemoryMb() * MIB,
        allocated.getMemory().getMemoryMaxMb() < 0 ? 0 : linux.getMemoryLimitBytes());
  }

  private static Mount mount(dev.holdfast.proto.nomad.driver.Mount mount) {
    return new Mount(
        mount.getHostPath(), mount.getTaskPath(), mount.getReadonly(), mount.getPropagationMode());
  }

  private static Device device(dev.holdfast.proto.nomad.driver.Device device) {
    return new Device(device.getHostPath(), device.getTaskPath(), device.getCgroupPermissions());
  }
}
