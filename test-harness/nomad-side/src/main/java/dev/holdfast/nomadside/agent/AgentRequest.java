package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * One command to a running agent, as a line of JSON.
 *
 * @param spec the task, for {@code START}
 * @param name of the task, for {@code STOP}
 */
record AgentRequest(Command command, @Nullable TaskSpec spec, int restarts, String name) {

  enum Command {
    START,
    STOP,
    LIST,
    SHUTDOWN
  }

  static AgentRequest start(TaskSpec spec, int restarts) {
    return new AgentRequest(Command.START, spec, restarts, "");
  }

  static AgentRequest stop(String name) {
    return new AgentRequest(Command.STOP, null, 0, name);
  }

  static AgentRequest list() {
    return new AgentRequest(Command.LIST, null, 0, "");
  }

  static AgentRequest shutdown() {
    return new AgentRequest(Command.SHUTDOWN, null, 0, "");
  }
}
