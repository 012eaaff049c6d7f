package dev.holdfast.nomadside.task;

import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that the client builds for a task. */
public final class TaskEnvironment {
  private static final int SHORT_ID = 8;

  private TaskEnvironment() {}

  /**
   * Nomad's variables, then the job's, on top of the agent's own unless the driver runs images.
   *
   * @param isolation decides between host paths and paths inside
   */
  public static Map<String, String> of(
      TaskSpec task, TaskFolders folders, Node node, FSIsolation isolation) {
    Map<String, String> env = new LinkedHashMap<>();
    if (isolation != FSIsolation.IMAGE) {
      env.putAll(System.getenv());
    }
    paths(env, folders, isolation);
    identity(env, task, node);
    resources(env, task.resources());
    env.putAll(task.env());
    return env;
  }

  private static void paths(Map<String, String> env, TaskFolders folders, FSIsolation isolation) {
    boolean inside = isolation == FSIsolation.IMAGE || isolation == FSIsolation.CHROOT;
    env.put("NOMAD_ALLOC_DIR", inside ? "/alloc" : folders.shared().toString());
    env.put("NOMAD_TASK_DIR", inside ? "/local" : folders.local().toString());
    env.put("NOMAD_SECRETS_DIR", inside ? "/secrets" : folders.secrets().toString());
  }

  private static void identity(Map<String, String> env, TaskSpec task, Node node) {
    env.put("NOMAD_ALLOC_ID", task.allocId());
    env.put("NOMAD_SHORT_ALLOC_ID", task.allocId().substring(0, SHORT_ID));
    env.put("NOMAD_ALLOC_NAME", "%s.%s[0]".formatted(task.jobId(), task.group()));
    env.put("NOMAD_ALLOC_INDEX", "0");
    env.put("NOMAD_TASK_NAME", task.name());
    env.put("NOMAD_GROUP_NAME", task.group());
    env.put("NOMAD_JOB_ID", task.jobId());
    env.put("NOMAD_JOB_NAME", task.jobId());
    env.put("NOMAD_NAMESPACE", task.namespace());
    env.put("NOMAD_DC", node.datacenter());
    env.put("NOMAD_REGION", node.region());
    env.put("NOMAD_PARENT_CGROUP", "nomad.slice");
  }

  private static void resources(Map<String, String> env, TaskResources resources) {
    env.put("NOMAD_CPU_LIMIT", String.valueOf(resources.cpuMhz()));
    env.put("NOMAD_MEMORY_LIMIT", String.valueOf(resources.memoryMb()));
    if (resources.memoryMaxMb() > 0) {
      env.put("NOMAD_MEMORY_MAX_LIMIT", String.valueOf(resources.memoryMaxMb()));
    }
    if (!resources.cores().isEmpty()) {
      env.put("NOMAD_CPU_CORES", TaskConfigs.cores(resources));
    }
  }
}
