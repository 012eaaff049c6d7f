package dev.holdfast.nomadside.driver;

import dev.holdfast.proto.nomad.driver.CapabilitiesRequest;
import dev.holdfast.proto.nomad.driver.CreateNetworkResponse;
import dev.holdfast.proto.nomad.driver.DestroyTaskResponse;
import dev.holdfast.proto.nomad.driver.DriverCapabilities;
import dev.holdfast.proto.nomad.driver.DriverGrpc;
import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.proto.nomad.driver.ExecTaskResponse;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.InitRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.RecoverTaskRequest;
import dev.holdfast.proto.nomad.driver.ShutdownRequest;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskConfigSchemaRequest;
import dev.holdfast.proto.nomad.driver.TaskEventsRequest;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.proto.nomad.hclspec.Spec;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The driver service of one plugin. No call but {@link #shutdown} has a deadline, as in Nomad;
 * every refusal is a {@link DriverException}. Safe for use by several threads.
 */
public final class DriverClient {
  private static final int SHUTDOWN_SECONDS = 2;

  private final Channel channel;
  private final DriverGrpc.DriverBlockingStub calls;

  public DriverClient(Channel channel) {
    this.channel = channel;
    this.calls = DriverGrpc.newBlockingStub(channel);
  }

  /** Since Nomad 2.0.4: after every dispense, a reattach included. */
  public void init() {
    ask(() -> calls.init(InitRequest.getDefaultInstance()));
  }

  /** Since Nomad 2.0.4: when the agent stops in good order. */
  public void shutdown() {
    ask(() ->
        calls
            .withDeadlineAfter(SHUTDOWN_SECONDS, TimeUnit.SECONDS)
            .shutdown(ShutdownRequest.getDefaultInstance()));
  }

  public Spec taskConfigSchema() {
    return ask(() -> calls.taskConfigSchema(TaskConfigSchemaRequest.getDefaultInstance()))
        .getSpec();
  }

  public DriverCapabilities capabilities() {
    return ask(() -> calls.capabilities(CapabilitiesRequest.getDefaultInstance()))
        .getCapabilities();
  }

  public StreamWatch<FingerprintRequest, FingerprintResponse> fingerprints() {
    return fingerprints(message -> {});
  }

  /** Fingerprints, each of which the listener hears at once. */
  public StreamWatch<FingerprintRequest, FingerprintResponse> fingerprints(
      Consumer<FingerprintResponse> listener) {
    StreamWatch<FingerprintRequest, FingerprintResponse> watch = new StreamWatch<>(listener);
    DriverGrpc.newStub(channel).fingerprint(FingerprintRequest.getDefaultInstance(), watch);
    return watch;
  }

  public StreamWatch<TaskEventsRequest, DriverTaskEvent> events() {
    StreamWatch<TaskEventsRequest, DriverTaskEvent> watch = new StreamWatch<>();
    DriverGrpc.newStub(channel).taskEvents(TaskEventsRequest.getDefaultInstance(), watch);
    return watch;
  }

  public StreamWatch<TaskStatsRequest, TaskStatsResponse> stats(String taskId, Duration interval) {
    return stats(taskId, interval, message -> {});
  }

  /** Samples, each of which the listener hears at once. */
  public StreamWatch<TaskStatsRequest, TaskStatsResponse> stats(
      String taskId, Duration interval, Consumer<TaskStatsResponse> listener) {
    StreamWatch<TaskStatsRequest, TaskStatsResponse> watch = new StreamWatch<>(listener);
    DriverGrpc.newStub(channel).taskStats(Requests.stats(taskId, interval), watch);
    return watch;
  }

  /** Starts a task; the handle is what an agent would keep. */
  public TaskHandle start(TaskConfig config) {
    return startTask(config).getHandle();
  }

  /** Starts a task and shows the whole answer, the network override included. */
  public StartTaskResponse startTask(TaskConfig config) {
    return ask(() -> calls.startTask(StartTaskRequest.newBuilder().setTask(config).build()));
  }

  /** Hands a handle back. See {@link Handles} for what an agent's restart does to it. */
  public void recover(TaskHandle handle) {
    ask(() -> calls.recoverTask(RecoverTaskRequest.newBuilder().setHandle(handle).build()));
  }

  /** Waits for the end of a task; cancelling the future cancels the call and nothing else. */
  public CompletableFuture<ExitReport> waitFor(String taskId) {
    return Waiting.on(
        DriverGrpc.newFutureStub(channel).waitTask(Requests.waitTask(taskId)), ExitReport::of);
  }

  /** Stops a task; an empty signal leaves the choice to the driver. */
  public void stop(String taskId, Duration timeout, String signal) {
    ask(() -> calls.stopTask(Requests.stop(taskId, timeout, signal)));
  }

  public void destroy(String taskId, boolean force) {
    ask(() -> calls.destroyTask(Requests.destroy(taskId, force)));
  }

  /** As {@link #destroy}, without waiting for the answer. */
  public CompletableFuture<DestroyTaskResponse> destroyLater(String taskId, boolean force) {
    return Waiting.on(
        DriverGrpc.newFutureStub(channel).destroyTask(Requests.destroy(taskId, force)), r -> r);
  }

  public InspectTaskResponse inspect(String taskId) {
    return ask(() -> calls.inspectTask(Requests.inspect(taskId)));
  }

  public void signal(String taskId, String signal) {
    ask(() -> calls.signalTask(Requests.signal(taskId, signal)));
  }

  /** Runs a command beside a task and waits for it; a time-out of zero means no limit. */
  public ExecOutcome exec(String taskId, Duration timeout, String... command) {
    return outcome(ask(() -> calls.execTask(Requests.exec(taskId, timeout, List.of(command)))));
  }

  private static ExecOutcome outcome(ExecTaskResponse response) {
    if (!response.hasResult()) {
      throw new IllegalStateException("ExecTask answered without a result: agents crash");
    }
    return new ExecOutcome(
        response.getStdout().toString(StandardCharsets.UTF_8),
        response.getStderr().toString(StandardCharsets.UTF_8),
        ExitReport.of(response.getResult(), ""));
  }

  /** Opens a streaming exec and sends its set-up frame. */
  public ExecStream execStreaming(String taskId, boolean tty, String... command) {
    ExecStream stream = openExec();
    stream.setup(taskId, tty, command);
    return stream;
  }

  /** Opens a streaming exec without a frame, for a client that does it wrong. */
  public ExecStream openExec() {
    return new ExecStream(DriverGrpc.newStub(channel));
  }

  public CreateNetworkResponse createNetwork(String allocId, String hostname) {
    return ask(() -> calls.createNetwork(Requests.createNetwork(allocId, hostname)));
  }

  public void destroyNetwork(String allocId) {
    ask(() -> calls.destroyNetwork(Requests.destroyNetwork(allocId)));
  }

  private static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException error) {
      throw DriverException.of(error);
    }
  }
}
