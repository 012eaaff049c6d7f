package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.ExitReport;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tasks of an agent for a person's eyes. */
final class TaskTable {
  private static final String ROW = "%-20s %-9s %-14s %-7s %s%n";

  private TaskTable() {}

  static String of(AgentReply reply) {
    StringBuilder table = new StringBuilder();
    table.append("plugin pid ").append(reply.pluginPid()).append('\n');
    table.append(ROW.formatted("TASK", "STATE", "PIDS", "STARTS", "LAST EXIT"));
    for (TaskView task : reply.tasks()) {
      table.append(
          ROW.formatted(
              task.name(),
              task.phase().name().toLowerCase(Locale.ROOT),
              pids(task),
              task.starts(),
              exit(task.exit())));
    }
    return table.toString();
  }

  private static String pids(TaskView task) {
    return task.processes().isEmpty()
        ? "-"
        : task.processes().stream()
            .map(process -> String.valueOf(process.pid()))
            .collect(Collectors.joining(","));
  }

  private static String exit(@Nullable ExitReport exit) {
    if (exit == null) {
      return "-";
    }
    String text = "code " + exit.exitCode();
    text += exit.signal() == 0 ? "" : ", signal " + exit.signal();
    text += exit.oomKilled() ? ", out of memory" : "";
    return exit.error().isEmpty() ? text : text + ", " + exit.error();
  }
}
