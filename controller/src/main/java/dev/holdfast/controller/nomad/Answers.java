package dev.holdfast.controller.nomad;

import com.google.protobuf.Timestamp;
import dev.holdfast.controller.engine.TaskView;
import dev.holdfast.proto.nomad.driver.ExitResult;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskDriverStatus;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.proto.nomad.driver.TaskStatus;
import dev.holdfast.proto.nomad.driver.WaitTaskResponse;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Known;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Our facts as Nomad's messages. Sub-messages are always set: older agents panic on a missing one.
 */
final class Answers {
  private static final int SIGNAL_BASE = 128;
  private static final int UNKNOWN_CODE = -1;

  private Answers() {}

  static WaitTaskResponse waited(ExitStatus status) {
    WaitTaskResponse.Builder answer = WaitTaskResponse.newBuilder().setResult(result(status));
    if (status instanceof ExitStatus.Lost(String reason)) {
      answer.setErr("exit status unknown: " + reason);
    }
    return answer.build();
  }

  static ExitResult result(ExitStatus status) {
    ExitResult.Builder result = ExitResult.newBuilder();
    switch (status) {
      case ExitStatus.Code(int code, boolean oom) -> result.setExitCode(code).setOomKilled(oom);
      case ExitStatus.Killed(int signal, boolean oom) ->
          result.setExitCode(SIGNAL_BASE + signal).setSignal(signal).setOomKilled(oom);
      case ExitStatus.Lost _ -> result.setExitCode(UNKNOWN_CODE);
    }
    return result.build();
  }

  static InspectTaskResponse inspected(TaskView view) {
    return InspectTaskResponse.newBuilder()
        .setTask(status(view))
        .setDriver(TaskDriverStatus.newBuilder().putAllAttributes(attributes(view)))
        .build();
  }

  private static TaskStatus status(TaskView view) {
    Known known = view.record().known();
    Known.Ended ended = known.ended();
    Known.Launched launched = known.launched();
    return TaskStatus.newBuilder()
        .setId(view.record().invocation().taskId())
        .setName(view.record().slot().taskName())
        .setState(state(view))
        .setStartedAt(timestamp(launched == null ? null : launched.incarnation().startedAt()))
        .setCompletedAt(timestamp(ended == null ? null : ended.at()))
        .setResult(ended == null ? ExitResult.getDefaultInstance() : result(ended.status()))
        .build();
  }

  private static TaskState state(TaskView view) {
    Known known = view.record().known();
    if (known.ended() != null) {
      return TaskState.EXITED;
    }
    return known.launched() != null ? TaskState.RUNNING : TaskState.UNKNOWN;
  }

  private static Map<String, String> attributes(TaskView view) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("workload", view.record().workloadId().value());
    attributes.put("decision", view.reason());
    if (view.seen() instanceof Observation.Running running) {
      attributes.put("pid", String.valueOf(running.incarnation().pid()));
      attributes.put("runtime_id", running.incarnation().runtimeId());
    }
    return attributes;
  }

  static Timestamp timestamp(@Nullable Instant instant) {
    return instant == null
        ? Timestamp.getDefaultInstance()
        : Timestamp.newBuilder()
            .setSeconds(instant.getEpochSecond())
            .setNanos(instant.getNano())
            .build();
  }
}
