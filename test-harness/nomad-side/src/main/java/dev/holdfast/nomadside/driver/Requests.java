package dev.holdfast.nomadside.driver;

import dev.holdfast.proto.nomad.driver.CreateNetworkRequest;
import dev.holdfast.proto.nomad.driver.DestroyNetworkRequest;
import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.SignalTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import java.time.Duration;
import java.util.List;

/** The request messages of the driver service, from plain values. */
final class Requests {
  private Requests() {}

  static TaskStatsRequest stats(String taskId, Duration interval) {
    return TaskStatsRequest.newBuilder()
        .setTaskId(taskId)
        .setCollectionInterval(duration(interval))
        .build();
  }

  static WaitTaskRequest waitTask(String taskId) {
    return WaitTaskRequest.newBuilder().setTaskId(taskId).build();
  }

  static StopTaskRequest stop(String taskId, Duration timeout, String signal) {
    return StopTaskRequest.newBuilder()
        .setTaskId(taskId)
        .setTimeout(duration(timeout))
        .setSignal(signal)
        .build();
  }

  static DestroyTaskRequest destroy(String taskId, boolean force) {
    return DestroyTaskRequest.newBuilder().setTaskId(taskId).setForce(force).build();
  }

  static InspectTaskRequest inspect(String taskId) {
    return InspectTaskRequest.newBuilder().setTaskId(taskId).build();
  }

  static SignalTaskRequest signal(String taskId, String signal) {
    return SignalTaskRequest.newBuilder().setTaskId(taskId).setSignal(signal).build();
  }

  static ExecTaskRequest exec(String taskId, Duration timeout, List<String> command) {
    return ExecTaskRequest.newBuilder()
        .setTaskId(taskId)
        .setTimeout(duration(timeout))
        .addAllCommand(command)
        .build();
  }

  static CreateNetworkRequest createNetwork(String allocId, String hostname) {
    return CreateNetworkRequest.newBuilder().setAllocId(allocId).setHostname(hostname).build();
  }

  static DestroyNetworkRequest destroyNetwork(String allocId) {
    return DestroyNetworkRequest.newBuilder().setAllocId(allocId).build();
  }

  private static com.google.protobuf.Duration duration(Duration value) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(value.getSeconds())
        .setNanos(value.getNano())
        .build();
  }
}
