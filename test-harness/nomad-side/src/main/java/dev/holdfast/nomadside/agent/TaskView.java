package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the agent shows it.
 *
 * @param taskId of the last attempt; empty before the first one
 * @param starts how many attempts were made
 * @param exit how the last attempt ended; null before that
 * @param processes the first process of each live copy, read from the machine and not from the
 *     driver
 */
public record TaskView(
    String name,
    String allocId,
    String taskId,
    Phase phase,
    int starts,
    @Nullable ExitReport exit,
    List<ProcessIdentity> processes,
    List<String> events) {
  public TaskView {
    processes = List.copyOf(processes);
    events = List.copyOf(events);
  }
}
