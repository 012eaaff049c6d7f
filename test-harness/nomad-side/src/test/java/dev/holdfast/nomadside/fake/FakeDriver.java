package dev.holdfast.nomadside.fake;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.CPUUsage;
import dev.holdfast.proto.nomad.driver.CapabilitiesRequest;
import dev.holdfast.proto.nomad.driver.CapabilitiesResponse;
import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.DestroyTaskResponse;
import dev.holdfast.proto.nomad.driver.DriverCapabilities;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.ExitResult;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.InitRequest;
import dev.holdfast.proto.nomad.driver.InitResponse;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.RecoverTaskRequest;
import dev.holdfast.proto.nomad.driver.RecoverTaskResponse;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskResponse;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaRequest;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaResponse;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskResourceUsage;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.proto.nomad.driver.TaskStats;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that a task's life needs; the rest is not implemented. */
class FakeDriver extends DriverGrpc.DriverImplBase {
  final Path folder;
  final Map<String, FakeTask> tasks = new ConcurrentHashMap<>();

  FakeDriver(Path folder) {
    this.folder = folder;
  }

  private void note(String call) {
    FakePluginMain.note(folder, call);
  }

  static <T> void answer(StreamObserver<T> to, T message) {
    to.onNext(message);
    to.onCompleted();
  }

  static void notFound(StreamObserver<?> to) {
    to.onError(
        Status.NOT_FOUND.withDescription("task not found for given id").asRuntimeException());
  }

  @Override
  public void init(InitRequest request, StreamObserver<InitResponse> to) {
    note("Init");
    answer(to, InitResponse.getDefaultInstance());
  }

  @Override
  public void taskConfigSchema(
      TaskConfigSchemaRequest request, StreamObserver<TaskConfigSchemaResponse> to) {
    answer(to, TaskConfigSchemaResponse.newBuilder().setSpec(FakeBase.schema("script")).build());
  }

  @Override
  public void capabilities(CapabilitiesRequest request, StreamObserver<CapabilitiesResponse> to) {
    answer(
        to,
        CapabilitiesResponse.newBuilder()
            .setCapabilities(DriverCapabilities.newBuilder().setSendSignals(true))
            .build());
  }

  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> to) {
    to.onNext(
        FingerprintResponse.newBuilder()
            .setHealth(FingerprintResponse.HealthState.HEALTHY)
            .setHealthDescription("Healthy")
            .build());
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> to) {
    note("StartTask");
    String id = request.getTask().getId();
    FakeTask task = start(request.getTask());
    tasks.put(id, task);
    TaskHandle handle =
        TaskHandle.newBuilder()
            .setVersion(1)
            .setConfig(request.getTask())
            .setState(TaskState.RUNNING)
            .setDriverState(ByteString.copyFromUtf8(task.folder().toString()))
            .build();
    answer(to, StartTaskResponse.newBuilder().setHandle(handle).build());
  }

  FakeTask start(TaskConfig config) {
    return FakeTask.start(folder, config);
  }

  @Override
  public void recoverTask(RecoverTaskRequest request, StreamObserver<RecoverTaskResponse> to) {
    note("RecoverTask");
    Path state = Path.of(request.getHandle().getDriverState().toStringUtf8());
    FakeTask task = new FakeTask(state);
    if (!task.isKnown()) {
      notFound(to);
      return;
    }
    tasks.put(request.getHandle().getConfig().getId(), task);
    answer(to, RecoverTaskResponse.getDefaultInstance());
  }

  @Override
  public void waitTask(WaitTaskRequest request, StreamObserver<WaitTaskResponse> to) {
    FakeTask task = tasks.get(request.getTaskId());
    if (task == null) {
      notFound(to);
      return;
    }
    Thread.ofPlatform().daemon().start(() -> tell(to, told(task.await())));
  }

  static void tell(StreamObserver<WaitTaskResponse> to, int code) {
    ExitResult result = ExitResult.newBuilder().setExitCode(code).build();
    answer(to, WaitTaskResponse.newBuilder().setResult(result).build());
  }

  /** What is told of an end; of one that left no code, that of SIGKILL. */
  int told(OptionalInt code) {
    return code.orElse(FakeTask.KILLED);
  }

  @Override
  public void inspectTask(InspectTaskRequest request, StreamObserver<InspectTaskResponse> to) {
    if (!tasks.containsKey(request.getTaskId())) {
      notFound(to);
      return;
    }
    answer(to, InspectTaskResponse.getDefaultInstance());
  }

  @Override
  public void taskStats(TaskStatsRequest request, StreamObserver<TaskStatsResponse> to) {
    if (!tasks.containsKey(request.getTaskId())) {
      notFound(to);
      return;
    }
    to.onNext(sample(1));
  }

  /** A sample of a task that takes this share of a core. */
  static TaskStatsResponse sample(double percent) {
    CPUUsage cpu = CPUUsage.newBuilder().setPercent(percent).build();
    TaskResourceUsage all = TaskResourceUsage.newBuilder().setCpu(cpu).build();
    return TaskStatsResponse.newBuilder()
        .setStats(TaskStats.newBuilder().setAggResourceUsage(all))
        .build();
  }

  @Override
  public void stopTask(StopTaskRequest request, StreamObserver<StopTaskResponse> to) {
    note("StopTask");
    FakeTask task = tasks.get(request.getTaskId());
    if (task != null) {
      task.stop(Duration.ofSeconds(request.getTimeout().getSeconds()));
    }
    answer(to, StopTaskResponse.getDefaultInstance());
  }

  @Override
  public void destroyTask(DestroyTaskRequest request, StreamObserver<DestroyTaskResponse> to) {
    note("DestroyTask");
    FakeTask task = tasks.remove(request.getTaskId());
    if (task == null) {
      notFound(to);
      return;
    }
    task.remove();
    answer(to, DestroyTaskResponse.getDefaultInstance());
  }
}
