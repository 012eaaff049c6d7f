package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps of one task. Immutable; each step makes the next record.
 *
 * @param restartsLeft how often a failed task may still be started again
 * @param stopWanted whether somebody has asked for the end
 * @param starts how many attempts were made
 * @param handle what StartTask returned, without the driver's configuration, in base 64; empty
 *     before the first one, and kept when the task is over, as in Nomad's state
 * @param exit how the last attempt ended
 * @param events what happened, oldest first
 */
public record TaskRecord(
    TaskSpec spec,
    int restartsLeft,
    boolean stopWanted,
    Phase phase,
    int starts,
    String handle,
    @Nullable ExitReport exit,
    List<String> events) {
  public TaskRecord {
    events = List.copyOf(events);
  }

  static TaskRecord of(TaskSpec spec, int restarts) {
    return new TaskRecord(spec, restarts, false, Phase.PENDING, 0, "", null, List.of());
  }

  String key() {
    return spec.name();
  }

  boolean hasHandle() {
    return !handle.isEmpty();
  }

  TaskHandle decodeHandle() {
    try {
      return TaskHandle.parseFrom(Base64.getDecoder().decode(handle));
    } catch (com.google.protobuf.InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The handle of %s is damaged".formatted(key()), damaged);
    }
  }

  TaskRecord started(TaskHandle given) {
    byte[] kept = Handles.afterAgentRestart(given).toByteArray();
    return new TaskRecord(
        spec,
        restartsLeft,
        stopWanted,
        Phase.RUNNING,
        starts + 1,
        Base64.getEncoder().encodeToString(kept),
        exit,
        events);
  }

  TaskRecord ended(ExitReport report) {
    return new TaskRecord(
        spec, restartsLeft, stopWanted, Phase.PENDING, starts, handle, report, events);
  }

  TaskRecord dead() {
    return new TaskRecord(spec, restartsLeft, stopWanted, Phase.DEAD, starts, handle, exit, events);
  }

  TaskRecord restarting() {
    return new TaskRecord(
        spec, restartsLeft - 1, stopWanted, Phase.PENDING, starts, handle, exit, events);
  }

  TaskRecord stopping() {
    return new TaskRecord(spec, 0, true, phase, starts, handle, exit, events);
  }

  TaskRecord with(String event) {
    List<String> more = new ArrayList<>(events);
    more.add(event);
    return new TaskRecord(spec, restartsLeft, stopWanted, phase, starts, handle, exit, more);
  }
}
