package dev.holdfast.suites.recovery;

import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.agent.AgentReply;
import dev.holdfast.nomadside.agent.MiniAgentProcess;
import dev.holdfast.nomadside.agent.Phase;
import dev.holdfast.nomadside.agent.TaskView;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A client in a process of its own, its plugin, and the tasks of one run. */
public final class AgentField implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(400);
  private static final int STEADY = 20;
  private static final String COUNTING = "steady0";

  private final Ground ground;
  private final Map<String, TaskSpec> steady = new LinkedHashMap<>();
  private final Map<String, ProcessIdentity> identities = new LinkedHashMap<>();
  private final Map<String, TaskSpec> enders = new LinkedHashMap<>();
  private final Map<String, Ending> endings = new LinkedHashMap<>();
  private MiniAgentProcess agent;
  private Path go;

  private AgentField(Ground ground) throws IOException {
    this.ground = ground;
    this.go = ground.home();
    this.agent = launch(ground);
  }

  /** Starts the client and its steady tasks, and waits until all of them run. */
  static AgentField open(Ground ground) throws IOException {
    AgentField field = new AgentField(ground);
    field.steady.put(COUNTING, Script.counting(COUNTING));
    IntStream.range(1, STEADY)
        .mapToObj(i -> "steady" + i)
        .forEach(name -> field.steady.put(name, Script.steady(name)));
    field.start(field.steady.values());
    for (TaskView task : field.list().tasks()) {
      field.identities.put(task.name(), task.processes().getFirst());
    }
    return field;
  }

  private static MiniAgentProcess launch(Ground ground) throws IOException {
    return MiniAgentProcess.start(ground.data(), ground.plugin(), ground.optionsAsJson());
  }

  /** Starts one task of each ending; they end at {@link #endTasks}. */
  void startEnders(int round, RandomGenerator random) throws IOException {
    enders.clear();
    endings.clear();
    go = ground.home().resolve("go" + round);
    for (Ending ending : Ending.oneOfEach(random)) {
      String name = "end%d-%s".formatted(round, ending.name());
      enders.put(name, Script.ending(name, go, ending));
      endings.put(name, ending);
    }
    start(enders.values());
  }

  private void start(Collection<TaskSpec> tasks) throws IOException {
    for (TaskSpec task : tasks) {
      agent.client().start(task, 0);
    }
    await()
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(() -> tasks.stream().allMatch(new Running(agent.client().list())::has));
  }

  /** What the client says of all tasks. */
  AgentReply list() throws IOException {
    return agent.client().list();
  }

  Map<String, ProcessIdentity> identities() {
    return Map.copyOf(identities);
  }

  Map<String, Ending> endings() {
    return Map.copyOf(endings);
  }

  TaskSpec steady(String name) {
    return java.util.Objects.requireNonNull(steady.get(name));
  }

  /** Lets the tasks of this round end, now. */
  public void endTasks() throws IOException {
    Files.createFile(go);
  }

  /** Lets the tasks of this round end and waits until the machine has none of them any more. */
  public void endTasksAndWait() throws IOException {
    endTasks();
    List<Slot> slots = enders.values().stream().map(Slots::of).toList();
    await()
        .atMost(LIMIT)
        .until(() -> Workloads.copies().keySet().stream().noneMatch(slots::contains));
  }

  public long pluginPid() throws IOException {
    return list().pluginPid();
  }

  /** SIGKILL to a plugin, and wait until it is dead, reaped or not. */
  public void killPlugin(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    await().atMost(LIMIT).until(() -> Proc.identity(pid).isEmpty());
  }

  /** SIGSTOP to the client, so that it does not see what comes before its own death. */
  public void freezeAgent() throws IOException {
    Shell.run("kill", "-STOP", String.valueOf(agent.pid()));
  }

  /** SIGKILL to the client, and wait for its end. */
  public void killAgent() throws InterruptedException {
    agent.kill();
  }

  /** The client's next start. */
  public void startAgent() throws IOException {
    agent = launch(ground);
  }

  /** The lines that the counting task has written. */
  List<String> counted() throws IOException {
    String alloc = steady(COUNTING).allocId();
    return Files.readAllLines(TaskFolders.of(ground.data(), alloc, COUNTING).stdoutFile());
  }

  /** Stops every task and waits until the client has seen their ends. */
  void stopTasks() throws IOException {
    for (TaskView task : list().tasks()) {
      if (task.phase() != Phase.DEAD) {
        agent.client().stop(task.name());
      }
    }
    await()
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(() -> list().tasks().stream().allMatch(task -> task.phase() == Phase.DEAD));
  }

  /** Stops what still runs, and ends client and plugin. */
  @Override
  public void close() throws IOException {
    try {
      stopTasks();
    } finally {
      terminate();
    }
  }

  private void terminate() {
    try {
      agent.terminate();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the client says that a task runs and the machine shows it. */
  private record Running(AgentReply reply) {
    boolean has(TaskSpec task) {
      TaskView view = reply.task(task.name());
      return view.phase() == Phase.RUNNING && view.processes().size() == 1;
    }
  }
}
