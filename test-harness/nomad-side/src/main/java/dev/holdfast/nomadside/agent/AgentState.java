package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.launch.Reattach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the agent needs after a restart.
 *
 * @param reattach the plugin that was running; null after a stop in good order
 */
record AgentState(@Nullable Reattach reattach, List<TaskRecord> tasks) {
  AgentState {
    tasks = List.copyOf(tasks);
  }
}
