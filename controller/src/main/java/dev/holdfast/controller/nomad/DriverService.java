package dev.holdfast.controller.nomad;

import com.google.protobuf.ByteString;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.engine.TaskNotFound;
import dev.holdfast.controller.engine.Tasks;
import dev.holdfast.controller.telemetry.Metrics;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import dev.holdfast.controller.options.HclSpecs;
import dev.holdfast.controller.recovery.HandleCodec;
import dev.holdfast.controller.recovery.TaskHandle;
import dev.holdfast.proto.nomad.driver.CapabilitiesRequest;
import dev.holdfast.proto.nomad.driver.CapabilitiesResponse;
import dev.holdfast.proto.nomad.driver.CreateNetworkRequest;
import dev.holdfast.proto.nomad.driver.CreateNetworkResponse;
import dev.holdfast.proto.nomad.driver.DestroyNetworkRequest;
import dev.holdfast.proto.nomad.driver.DestroyNetworkResponse;
import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.DestroyTaskResponse;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.proto.nomad.driver.ExecTaskRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskResponse;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingRequest;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.InitRequest;
import dev.holdfast.proto.nomad.driver.InitResponse;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.RecoverTaskRequest;
import dev.holdfast.proto.nomad.driver.RecoverTaskResponse;
import dev.holdfast.proto.nomad.driver.ShutdownRequest;
import dev.holdfast.proto.nomad.driver.ShutdownResponse;
import dev.holdfast.proto.nomad.driver.SignalTaskRequest;
import dev.holdfast.proto.nomad.driver.SignalTaskResponse;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskResponse;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaRequest;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaResponse;
import dev.holdfast.proto.nomad.driver.TaskEventsRequest;
import dev.holdfast.proto.nomad.driver.TaskState;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskResponse;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.WorkloadSpec;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;

/** Nomad's driver calls, each on a thread of its own. */
public final class DriverService extends DriverGrpc.DriverImplBase {
  private static final String NO_NETWORKS =
      "this driver makes no networks of its own; use Nomad's bridge or CNI modes";

  private final DriverLaunch launch;
  private final Fingerprints fingerprints;
  private final HandleCodec handles = new HandleCodec();

  public DriverService(DriverLaunch launch) {
    this.launch = launch;
    this.fingerprints = new Fingerprints(launch);
  }

  /**
   * Opens nothing. Nomad keeps our address only after this call: if its agent dies now, nobody
   * finds this process again, and it would hold the store against the next one for good.
   */
  @Override
  public void init(InitRequest request, StreamObserver<InitResponse> answer) {
    Calls.answer(answer, InitResponse::getDefaultInstance);
  }

  /** The agent stops; tasks live on. What is noted is on the disk already. */
  @Override
  public void shutdown(ShutdownRequest request, StreamObserver<ShutdownResponse> answer) {
    Calls.answer(answer, ShutdownResponse::getDefaultInstance);
  }

  @Override
  public void taskConfigSchema(
      TaskConfigSchemaRequest request, StreamObserver<TaskConfigSchemaResponse> answer) {
    Calls.answer(
        answer,
        () ->
            TaskConfigSchemaResponse.newBuilder()
                .setSpec(HclSpecs.of(launch.provider().taskOptions()))
                .build());
  }

  @Override
  public void capabilities(
      CapabilitiesRequest request, StreamObserver<CapabilitiesResponse> answer) {
    Calls.answer(answer, () -> Capabilities.of(launch.provider().traits()));
  }

  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> answer) {
    fingerprints.stream(answer);
  }

  @Override
  public void taskEvents(TaskEventsRequest request, StreamObserver<DriverTaskEvent> answer) {
    TaskEventStream.open(launch, answer);
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> answer) {
    Calls.answer(answer, NomadErrors::ofStart, () -> start(request.getTask()));
  }

  private StartTaskResponse start(TaskConfig config) {
    long began = System.nanoTime();
    DriverController controller = launch.controller();
    WorkloadSpec spec =
        TaskConfigs.spec(config, controller.owner(), launch.provider().taskOptions());
    TaskRecord started;
    try {
      controller.runtime().check(spec);
      String program = controller.runtime().describe(spec);
      started =
          controller
              .tasks()
              .start(spec, TaskConfigs.outline(config, program), Context.current()::isCancelled);
      controller.runtime().omissions(spec).forEach(sentence -> controller.warn(started, sentence));
    } catch (RuntimeException e) {
      controller.metrics().startFailed(NomadErrors.isRecoverable(e));
      throw e;
    }
    controller.metrics().taskStarted(Duration.ofNanos(System.nanoTime() - began));
    StartTaskResponse.Builder answer =
        StartTaskResponse.newBuilder()
            .setHandle(handle(config, new TaskHandle(spec.labels(), controller.boot())));
    DriverNetworks.of(controller.runtime(), spec, text -> controller.warn(started, text))
        .ifPresent(answer::setNetworkOverride);
    return answer.build();
  }

  private dev.holdfast.proto.nomad.driver.TaskHandle handle(TaskConfig config, TaskHandle handle) {
    return dev.holdfast.proto.nomad.driver.TaskHandle.newBuilder()
        .setVersion(HandleCodec.VERSION)
        .setConfig(config)
        .setState(TaskState.RUNNING)
        .setDriverState(ByteString.copyFrom(handles.write(handle)))
        .build();
  }

  @Override
  public void recoverTask(RecoverTaskRequest request, StreamObserver<RecoverTaskResponse> answer) {
    Calls.answer(answer, () -> recover(request.getHandle()));
  }

  private RecoverTaskResponse recover(dev.holdfast.proto.nomad.driver.TaskHandle handle) {
    TaskHandle known = RecoveredHandles.of(launch::controller, handle);
    recover(launch.controller(), known, TaskConfigs.outline(handle.getConfig(), ""));
    return RecoverTaskResponse.getDefaultInstance();
  }

  private static void recover(DriverController controller, TaskHandle handle, SpecOutline outline) {
    try {
      boolean ended = controller.tasks().recover(handle, outline).known().ended() != null;
      controller.metrics().recovered(ended ? Metrics.Recovery.ENDED : Metrics.Recovery.RUNNING);
    } catch (TaskNotFound e) {
      controller.metrics().recovered(Metrics.Recovery.LOST);
      throw e;
    } catch (RuntimeException e) {
      controller.metrics().recovered(Metrics.Recovery.FAILED);
      throw e;
    }
  }

  @Override
  public void waitTask(WaitTaskRequest request, StreamObserver<WaitTaskResponse> answer) {
    try {
      Invocation invocation = new Invocation(request.getTaskId());
      Tasks tasks = launch.controller().tasks();
      TaskWaits.answer(tasks.ended(invocation), answer, () -> tasks.told(invocation));
    } catch (RuntimeException e) {
      answer.onError(NomadErrors.of(e));
    }
  }

  @Override
  public void stopTask(StopTaskRequest request, StreamObserver<StopTaskResponse> answer) {
    Calls.answer(
        answer,
        () -> {
          Signal signal = request.getSignal().isEmpty() ? Signal.TERM : signal(request.getSignal());
          Invocation invocation = new Invocation(request.getTaskId());
          launch.controller().tasks().stop(invocation, signal, duration(request.getTimeout()));
          return StopTaskResponse.getDefaultInstance();
        });
  }

  @Override
  public void destroyTask(DestroyTaskRequest request, StreamObserver<DestroyTaskResponse> answer) {
    Calls.answer(
        answer,
        () -> {
          Invocation invocation = new Invocation(request.getTaskId());
          launch.controller().tasks().destroy(invocation, request.getForce());
          return DestroyTaskResponse.getDefaultInstance();
        });
  }

  @Override
  public void inspectTask(InspectTaskRequest request, StreamObserver<InspectTaskResponse> answer) {
    Calls.answer(
        answer,
        () ->
            Answers.inspected(
                launch.controller().tasks().inspect(new Invocation(request.getTaskId()))));
  }

  @Override
  public void signalTask(SignalTaskRequest request, StreamObserver<SignalTaskResponse> answer) {
    Calls.answer(
        answer,
        () -> {
          Signal signal = signal(request.getSignal());
          launch.controller().tasks().signal(new Invocation(request.getTaskId()), signal);
          return SignalTaskResponse.getDefaultInstance();
        });
  }

  @Override
  public void taskStats(TaskStatsRequest request, StreamObserver<TaskStatsResponse> answer) {
    try {
      new StatsStream(launch.controller(), launch.mhzPerCore(), request).start(answer);
    } catch (RuntimeException e) {
      answer.onError(NomadErrors.of(e));
    }
  }

  @Override
  public void execTask(ExecTaskRequest request, StreamObserver<ExecTaskResponse> answer) {
    Calls.answer(answer, () -> new ExecOnce(launch.controller()).run(request));
  }

  @Override
  public StreamObserver<ExecTaskStreamingRequest> execTaskStreaming(
      StreamObserver<ExecTaskStreamingResponse> answer) {
    return new ExecStream(launch::controller, answer);
  }

  @Override
  public void createNetwork(
      CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> answer) {
    answer.onError(NomadErrors.unsupported(NO_NETWORKS));
  }

  /** There is nothing of ours to destroy, so it is destroyed. */
  @Override
  public void destroyNetwork(
      DestroyNetworkRequest request, StreamObserver<DestroyNetworkResponse> answer) {
    Calls.answer(answer, DestroyNetworkResponse::getDefaultInstance);
  }

  private static Signal signal(String name) {
    return Signal.parse(name)
        .orElseThrow(() ->
            NomadErrors.invalid(
                "signal \"" + name + "\" is not known; use a name such as SIGTERM"));
  }

  private static Duration duration(com.google.protobuf.Duration duration) {
    return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }
}
