package dev.holdfast.controller.distribution;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.ExecTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.RecoverTaskRequest;
import dev.holdfast.proto.nomad.driver.SignalTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The calls of an agent for tasks that {@link TrainingSystemd} only says it runs. */
final class TrainingTasks {
  /** So many that what a recovery does for each of them counts as hot. */
  private static final int COUNT = 250;

  private static final int ENDED_ONE_BY_ONE = 25;

  private final DriverGrpc.DriverBlockingStub stub;
  private final Channel channel;
  private final Path folder;
  private final List<String> answers = new ArrayList<>();

  TrainingTasks(Channel channel, Path folder) {
    this.channel = channel;
    this.stub = DriverGrpc.newBlockingStub(channel);
    this.folder = folder;
  }

  /** How each call was answered or refused, for the log. */
  List<String> answers() {
    return answers;
  }

  /** Starts tasks; none where no plugin can run, who is not root for instance. */
  List<TaskHandle> start() {
    List<TaskHandle> started = new ArrayList<>();
    boolean answered = true;
    while (answered && started.size() < COUNT) {
      answered = start(started.size()).map(started::add).orElse(false);
    }
    return started;
  }

  private Optional<TaskHandle> start(int number) {
    StartTaskRequest request = StartTaskRequest.newBuilder().setTask(config(number)).build();
    TaskHandle[] handle = new TaskHandle[1];
    attempt("start", () -> handle[0] = driver().startTask(request).getHandle());
    return Optional.ofNullable(handle[0]);
  }

  /** Finds tasks again after a launch, waits on each, and ends some. */
  void recover(List<TaskHandle> handles) {
    for (TaskHandle handle : handles) {
      attempt("recover", () -> driver().recoverTask(request(handle)));
    }
    handles.forEach(this::await);
    handles.stream().limit(1).forEach(this::measure);
    handles.stream()
        .limit(ENDED_ONE_BY_ONE)
        .map(handle -> handle.getConfig().getId())
        .forEach(this::end);
    handles.stream()
        .skip(ENDED_ONE_BY_ONE)
        .map(handle -> handle.getConfig().getId())
        .forEach(this::destroy);
  }

  private static RecoverTaskRequest request(TaskHandle handle) {
    return RecoverTaskRequest.newBuilder()
        .setTaskId(handle.getConfig().getId())
        .setHandle(handle)
        .build();
  }

  /** There is nothing to measure, so it only asks. */
  private void measure(TaskHandle handle) {
    TaskStatsRequest request =
        TaskStatsRequest.newBuilder().setTaskId(handle.getConfig().getId()).build();
    DriverGrpc.newStub(channel).taskStats(request, new Unheard<>());
  }

  private void await(TaskHandle handle) {
    WaitTaskRequest request =
        WaitTaskRequest.newBuilder().setTaskId(handle.getConfig().getId()).build();
    DriverGrpc.newStub(channel).waitTask(request, new Unheard<>());
  }

  private DriverGrpc.DriverBlockingStub driver() {
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  private void end(String id) {
    attempt(
        "inspect",
        () -> driver().inspectTask(InspectTaskRequest.newBuilder().setTaskId(id).build()));
    attempt("exec", () -> driver().execTask(ExecTaskRequest.newBuilder().setTaskId(id).build()));
    attempt(
        "signal", () -> driver().signalTask(SignalTaskRequest.newBuilder().setTaskId(id).build()));
    attempt("stop", () -> driver().stopTask(StopTaskRequest.newBuilder().setTaskId(id).build()));
    attempt("wait", () -> driver().waitTask(WaitTaskRequest.newBuilder().setTaskId(id).build()));
    destroy(id);
  }

  private void destroy(String id) {
    DestroyTaskRequest request =
        DestroyTaskRequest.newBuilder().setTaskId(id).setForce(true).build();
    attempt("destroy", () -> driver().destroyTask(request));
  }

  private void attempt(String what, Runnable call) {
    try {
      call.run();
      answers.add(what + ": answered");
    } catch (StatusRuntimeException refused) {
      answers.add(what + ": " + refused.getStatus());
    }
  }

  private TaskConfig config(int number) {
    String alloc = new UUID(0, number).toString();
    return TaskConfig.newBuilder()
        .setId(alloc + "/training/00000000")
        .setName("training")
        .setAllocId(alloc)
        .setJobName("training")
        .setTaskGroupName("training")
        .setAllocDir(folder.toString())
        .setStdoutPath(folder.resolve("stdout").toString())
        .setStderrPath(folder.resolve("stderr").toString())
        .putEnv("PATH", "/usr/bin:/bin")
        .setMsgpackDriverConfig(ByteString.copyFrom(Msgpack.map("command", "/bin/sh")))
        .build();
  }
}
