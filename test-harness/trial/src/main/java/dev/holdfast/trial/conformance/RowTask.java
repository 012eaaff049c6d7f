package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.ExecOutcome;
import dev.holdfast.nomadside.driver.ExecStream;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A task of a row; every call for it is in the transcript. */
record RowTask(RigTask task, Transcript transcript) {
  String id() {
    return task.id();
  }

  TaskConfig config() {
    return task.config();
  }

  TaskHandle handle() {
    return task.handle();
  }

  TaskFolders folders() {
    return task.folders();
  }

  CompletableFuture<ExitReport> waiting() {
    return transcript.waiting(task::waiting);
  }

  void stop(Duration timeout, String signal) {
    String what =
        "StopTask (timeout %s, signal %s)"
            .formatted(seconds(timeout), signal.isEmpty() ? "the driver's own" : signal);
    transcript.call(what, () -> task.stop(timeout, signal));
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  void destroy(boolean force) {
    transcript.call("DestroyTask (force %s)".formatted(force), () -> task.destroy(force));
  }

  void signal(String signal) {
    transcript.call("SignalTask (%s)".formatted(signal), () -> task.signal(signal));
  }

  ExecOutcome exec(Duration timeout, String... command) {
    ExecOutcome outcome =
        transcript.call(
            "ExecTask (%s)".formatted(String.join(" ", command)),
            () -> task.exec(timeout, command));
    transcript.note(
        "ExecTask told %s, stdout \"%s\", stderr \"%s\""
            .formatted(Transcript.words(outcome.exit()), outcome.stdout(), outcome.stderr()));
    return outcome;
  }

  ExecStream execStreaming(boolean tty, String... command) {
    transcript.note(
        "ExecTaskStreaming (%s, tty %s) is asked".formatted(String.join(" ", command), tty));
    return task.execStreaming(tty, command);
  }

  StreamWatch<TaskStatsRequest, TaskStatsResponse> stats(Duration interval) {
    transcript.note("TaskStats (interval %s) is asked".formatted(seconds(interval)));
    return task.stats(interval);
  }

  InspectTaskResponse inspect() {
    InspectTaskResponse told = transcript.call("InspectTask", task::inspect);
    transcript.note("InspectTask told " + told.getTask().getState());
    return told;
  }

  void recover() {
    transcript.call("RecoverTask (the handle of StartTask)", task::recover);
  }

  void recoverAfterAgentRestart() {
    transcript.call(
        "RecoverTask (the handle without driver configuration)", task::recoverAfterAgentRestart);
  }

  List<ProcessIdentity> copies() throws IOException {
    return task.copies();
  }

  List<ProcessIdentity> processes() throws IOException {
    return task.processes();
  }

  String stdout() throws IOException {
    return task.stdout();
  }

  String stderr() throws IOException {
    return task.stderr();
  }
}
