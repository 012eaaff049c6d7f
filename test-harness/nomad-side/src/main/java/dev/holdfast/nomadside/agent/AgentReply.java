package dev.holdfast.nomadside.agent;

import java.util.List;

/**
 * The answer to one command.
 *
 * @param error empty if the command was carried out
 * @param pluginPid process number of the plugin, 0 while it is away
 */
public record AgentReply(String error, long pluginPid, List<TaskView> tasks) {
  public AgentReply {
    tasks = List.copyOf(tasks);
  }

  static AgentReply refusal(String error) {
    return new AgentReply(error, 0, List.of());
  }

  /** The task of this name. */
  public TaskView task(String name) {
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no task " + name));
  }
}
