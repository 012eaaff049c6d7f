package dev.holdfast.nomadside.rig;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.ExecOutcome;
import dev.holdfast.nomadside.driver.ExecStream;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A started task. Its calls go to the plugin that the rig has at that moment, so that the same
 * object serves before and after a restart.
 */
public final class RigTask {
  private final Rig rig;
  private final TaskSpec spec;
  private final TaskConfig config;
  private final TaskHandle handle;
  private final LogCollector logs;

  RigTask(Rig rig, TaskSpec spec, TaskConfig config, TaskHandle handle, LogCollector logs) {
    this.rig = rig;
    this.spec = spec;
    this.config = config;
    this.handle = handle;
    this.logs = logs;
  }

  public String id() {
    return config.getId();
  }

  public TaskSpec spec() {
    return spec;
  }

  /** What StartTask was given. */
  public TaskConfig config() {
    return config;
  }

  /** What StartTask returned. */
  public TaskHandle handle() {
    return handle;
  }

  public TaskFolders folders() {
    return rig.folders(spec);
  }

  public LogCollector logs() {
    return logs;
  }

  private DriverClient driver() {
    return rig.driver();
  }

  /** A WaitTask call of its own. */
  public CompletableFuture<ExitReport> waiting() {
    return driver().waitFor(id());
  }

  /** Waits for the end of the task. */
  public ExitReport await(Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return waiting().get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void stop(Duration timeout, String signal) {
    driver().stop(id(), timeout, signal);
  }

  public void destroy(boolean force) {
    driver().destroy(id(), force);
  }

  public void signal(String signal) {
    driver().signal(id(), signal);
  }

  public ExecOutcome exec(Duration timeout, String... command) {
    return driver().exec(id(), timeout, command);
  }

  public ExecStream execStreaming(boolean tty, String... command) {
    return driver().execStreaming(id(), tty, command);
  }

  public StreamWatch<TaskStatsRequest, TaskStatsResponse> stats(Duration interval) {
    return driver().stats(id(), interval);
  }

  public InspectTaskResponse inspect() {
    return driver().inspect(id());
  }

  /** RecoverTask after the plugin's death: the handle as it was given. */
  public void recover() {
    driver().recover(handle);
  }

  /** RecoverTask after the agent's restart: the driver's configuration is gone from the handle. */
  public void recoverAfterAgentRestart() {
    driver().recover(dev.holdfast.nomadside.driver.Handles.afterAgentRestart(handle));
  }

  /** Live copies of the task as the machine shows them; more than one is a violation. */
  public List<ProcessIdentity> copies() throws IOException {
    return Workloads.copies(spec.allocId(), spec.name());
  }

  /** All live processes of the task. */
  public List<ProcessIdentity> processes() throws IOException {
    return Workloads.processes(spec.allocId(), spec.name());
  }

  /** What the task has written to stdout, as {@code alloc logs} would show it. */
  public String stdout() throws IOException {
    return logs.stdout();
  }

  public String stderr() throws IOException {
    return logs.stderr();
  }
}
