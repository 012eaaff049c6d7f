package dev.holdfast.controller.distribution;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.ExecTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.SignalTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The life of a task that can never start: its command does not exist. So nothing is run on the
 * machine that builds, whether it has the driver's runtime or not.
 */
final class TrainingTask {
  private static final String ID = "00000000-0000-0000-0000-000000000000/training/00000000";

  private final DriverGrpc.DriverBlockingStub driver;
  private final Path folder;

  TrainingTask(Channel channel, Path folder) {
    this.driver = DriverGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    this.folder = folder;
  }

  /** Returns how each call was refused, which is what was to be learned. */
  List<String> live() {
    List<Runnable> calls =
        List.of(
            () -> driver.startTask(StartTaskRequest.newBuilder().setTask(config()).build()),
            () -> driver.inspectTask(InspectTaskRequest.newBuilder().setTaskId(ID).build()),
            () -> driver.waitTask(WaitTaskRequest.newBuilder().setTaskId(ID).build()),
            () -> driver.taskStats(TaskStatsRequest.newBuilder().setTaskId(ID).build()).next(),
            () -> driver.signalTask(SignalTaskRequest.newBuilder().setTaskId(ID).build()),
            () -> driver.execTask(ExecTaskRequest.newBuilder().setTaskId(ID).build()),
            () -> driver.stopTask(StopTaskRequest.newBuilder().setTaskId(ID).build()),
            () -> driver.destroyTask(DestroyTaskRequest.newBuilder().setTaskId(ID).build()));
    return calls.stream().map(TrainingTask::attempt).toList();
  }

  private static String attempt(Runnable call) {
    try {
      call.run();
      return "answered";
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().toString();
    }
  }

  private TaskConfig config() {
    return TaskConfig.newBuilder()
        .setId(ID)
        .setName("training")
        .setAllocId(ID.substring(0, ID.indexOf('/')))
        .setJobName("training")
        .setTaskGroupName("training")
        .setAllocDir(folder.toString())
        .setStdoutPath(folder.resolve("stdout").toString())
        .setStderrPath(folder.resolve("stderr").toString())
        .putEnv("PATH", "/nowhere")
        .setMsgpackDriverConfig(
            ByteString.copyFrom(Msgpack.map("command", "/nowhere/holdfast-training")))
        .build();
  }
}
