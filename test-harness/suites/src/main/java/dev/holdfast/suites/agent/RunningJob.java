package dev.holdfast.suites.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A job that was registered, and its newest allocation. */
public final class RunningJob {
  private static final String MAIN = "main";

  /** A client that found no leader registers again only after 15 to 30 s. */
  private static final Duration LIMIT = Duration.ofSeconds(70);

  private final NomadApi api;
  private final String id;

  RunningJob(NomadApi api, String id) {
    this.api = api;
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** All allocations, oldest first. */
  public List<AllocReport> allocs() {
    List<JsonNode> found = new ArrayList<>();
    api.get("job/" + id + "/allocations").forEach(found::add);
    return found.stream()
        .sorted(Comparator.comparingLong(alloc -> alloc.path("CreateIndex").asLong()))
        .map(AllocReport::of)
        .toList();
  }

  /** The newest allocation, once there is one. */
  public AllocReport alloc() {
    return Waiting.until("allocation of " + id, LIMIT, this::allocs, list -> !list.isEmpty())
        .getLast();
  }

  public TaskReport task() {
    return alloc().task(MAIN);
  }

  /** Waits until the task is as wanted; what it was last is in the error if it never is. */
  public TaskReport await(Predicate<TaskReport> wanted) {
    return await(MAIN, wanted);
  }

  /** The same of a task with another name. */
  public TaskReport await(String task, Predicate<TaskReport> wanted) {
    return Waiting.until("task " + task + " of " + id, LIMIT, () -> alloc().task(task), wanted);
  }

  public TaskReport awaitRunning() {
    return await(TaskReport::running);
  }

  public TaskReport awaitDead() {
    return await(TaskReport::dead);
  }

  /** The name of the task of a job that has one. */
  public String onlyTask() {
    return Waiting.until(
            "task names of " + id,
            LIMIT,
            () -> api.get("job/" + id).path("TaskGroups").path(0).path("Tasks"),
            tasks -> tasks.size() == 1)
        .path(0)
        .path("Name")
        .asText();
  }

  /** The first process of each live copy of the task, read from the machine. */
  public List<ProcessIdentity> processes() {
    return processes(MAIN);
  }

  /** The same of a task with another name. */
  public List<ProcessIdentity> processes(String task) {
    try {
      return Workloads.copies(alloc().id(), task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one live copy of a running task. */
  public ProcessIdentity process() {
    return Waiting.until(
            "processes of " + id, LIMIT, this::processes, processes -> processes.size() == 1)
        .getFirst();
  }

  /** What {@code nomad alloc logs} prints. */
  public String logs(String stream) {
    return logs(MAIN, stream);
  }

  /** The same of a task with another name. */
  public String logs(String task, String stream) {
    return api.text(
        "client/fs/logs/%s?task=%s&type=%s&plain=true&origin=start"
            .formatted(alloc().id(), task, stream));
  }

  /** What {@code nomad alloc exec} does. */
  public ExecRun exec(boolean terminal, String... command) throws IOException {
    String words = NomadApi.JSON.writeValueAsString(command);
    return ExecRun.open(
        api,
        "client/allocation/%s/exec?task=%s&tty=%s&command=%s"
            .formatted(
                alloc().id(), MAIN, terminal, URLEncoder.encode(words, StandardCharsets.UTF_8)));
  }

  /** What {@code nomad alloc signal} does. */
  public void signal(String signal) {
    api.put(
        "client/allocation/" + alloc().id() + "/signal", Map.of("Signal", signal, "Task", MAIN));
  }

  /** What {@code nomad alloc restart} does. */
  public void restart() {
    api.put("client/allocation/" + alloc().id() + "/restart", Map.of("TaskName", MAIN));
  }

  /** What {@code nomad alloc stop} does: the scheduler puts another allocation in its place. */
  public void stopAlloc(String alloc) {
    api.put("allocation/" + alloc + "/stop", Map.of());
  }

  /** What {@code nomad job stop} does. */
  public void stop() {
    api.delete("job/" + id);
  }

  /** What {@code nomad alloc status -stats} shows. */
  public JsonNode usage() {
    return api.get("client/allocation/" + alloc().id() + "/stats").path("Tasks").path(MAIN);
  }
}
