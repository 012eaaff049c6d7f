package dev.holdfast.nomadside.task;

import com.google.protobuf.ByteString;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.hcl.Variables;
import dev.holdfast.proto.nomad.driver.AllocatedCpuResources;
import dev.holdfast.proto.nomad.driver.AllocatedMemoryResources;
import dev.holdfast.proto.nomad.driver.AllocatedTaskResources;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import dev.holdfast.proto.nomad.driver.LinuxResources;
import dev.holdfast.proto.nomad.driver.Resources;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the message that StartTask carries. */
public final class TaskConfigs {
  private static final String NO_LOGS = "/dev/null";

  private TaskConfigs() {}

  /**
   * The configuration of a new attempt.
   *
   * @param schema the driver's task schema
   * @throws dev.holdfast.nomadside.hcl.HclException if the job's options do not fit it
   */
  public static TaskConfig newAttempt(
      TaskSpec task, TaskFolders folders, Node node, HclSpec schema, FSIsolation isolation) {
    Map<String, String> env = TaskEnvironment.of(task, folders, node, isolation);
    byte[] options = schema.encode(task.config(), Variables.ofEnvironment(env));
    return TaskConfig.newBuilder()
        .setId(TaskIds.newAttempt(task.allocId(), task.name()))
        .setName(task.name())
        .setMsgpackDriverConfig(ByteString.copyFrom(options))
        .putAllEnv(env)
        .setResources(resources(task, node))
        .setUser(task.user())
        .setAllocDir(folders.allocDir().toString())
        .setStdoutPath(task.logs() ? folders.stdoutFifo().toString() : NO_LOGS)
        .setStderrPath(task.logs() ? folders.stderrFifo().toString() : NO_LOGS)
        .setTaskGroupName(task.group())
        .setJobName(task.jobId())
        .setJobId(task.jobId())
        .setAllocId(task.allocId())
        .setNamespace(task.namespace())
        .setNodeName(node.name())
        .setNodeId(node.id())
        .build();
  }

  private static Resources resources(TaskSpec task, Node node) {
    TaskResources given = task.resources();
    AllocatedTaskResources allocated =
        AllocatedTaskResources.newBuilder()
            .setCpu(AllocatedCpuResources.newBuilder().setCpuShares(given.cpuMhz()))
            .setMemory(
                AllocatedMemoryResources.newBuilder()
                    .setMemoryMb(given.memoryMb())
                    .setMemoryMaxMb(given.memoryMaxMb()))
            .build();
    LinuxResources linux =
        LinuxResources.newBuilder()
            .setCpuShares(given.cpuMhz())
            .setMemoryLimitBytes(given.memoryLimitBytes())
            .setPercentTicks((double) given.cpuMhz() / node.totalMhz())
            .setCpusetCpus(cores(given))
            .setCpusetCgroup(cgroup(task))
            .build();
    return Resources.newBuilder().setAllocatedResources(allocated).setLinuxResources(linux).build();
  }

  static String cores(TaskResources resources) {
    return resources.cores().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  // What an agent sends where it manages no cgroups itself: the path need not exist.
  private static String cgroup(TaskSpec task) {
    String slice = task.resources().cores().isEmpty() ? "share.slice" : "reserve.slice";
    return "/sys/fs/cgroup/nomad.slice/%s/%s.%s.scope"
        .formatted(slice, task.allocId(), task.name());
  }
}
