package dev.holdfast.suites.podman;

import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import java.util.List;
import java.util.Map;

/** Tasks as the Go driver's tests have them: 500 MHz and 100 MiB of a small image. */
final class Jobs {
  static final String IMAGE = "localhost/holdfast-test:1";

  private static final TaskResources RESOURCES = TaskResources.of(500, 100);

  private Jobs() {}

  /** A container without a network, in an allocation of its own. */
  static TaskSpec container(String command, String... args) {
    return TaskSpec.of("task")
        .with("image", IMAGE)
        .with("command", command)
        .with("args", List.of(args))
        .with("network_mode", "none")
        .withResources(RESOURCES);
  }

  /** A task that does nothing for longer than any test takes. */
  static TaskSpec idle() {
    return container("/bin/sleep", "1000").with("init", true);
  }

  /** A map as a job file has it: as a block, or as a list of maps. */
  static List<Map<String, Object>> map(String key, Object value) {
    return List.of(Map.of(key, value));
  }
}
