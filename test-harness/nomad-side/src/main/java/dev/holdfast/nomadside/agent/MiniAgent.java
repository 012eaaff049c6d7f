package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stand-in for the Nomad client. Opening it does what an agent does at its start: probes, finds
 * or launches the plugin, recovers every task of the state file. {@link #stop} ends it in good
 * order; a SIGKILL to its process needs no preparation.
 */
public final class MiniAgent {
  private static final System.Logger LOG = System.getLogger(MiniAgent.class.getName());

  private final AgentConfig config;
  private final AgentStore store;
  private final PluginKeeper plugins;
  private final Node node = Node.ofThisMachine();
  private final Map<String, TaskRunner> runners = new ConcurrentHashMap<>();

  private MiniAgent(AgentConfig config, AgentStore store) {
    this.config = config;
    this.store = store;
    this.plugins = new PluginKeeper(config, store, node);
  }

  /**
   * Starts the agent; tasks are recovered in the background.
   *
   * @throws dev.holdfast.nomadside.launch.LaunchException if the plugin does not come up
   */
  public static MiniAgent open(AgentConfig config) throws IOException {
    Files.createDirectories(config.dir());
    Files.setPosixFilePermissions(config.dir(), PosixFilePermissions.fromString("rwxr-xr-x"));
    MiniAgent agent = new MiniAgent(config, AgentStore.open(config.stateFile()));
    agent.plugins.dispense();
    agent.store.tasks().forEach(task -> agent.launch(task.key()));
    return agent;
  }

  private TaskFolders folders(TaskSpec task) {
    return TaskFolders.of(config.dir(), task.allocId(), task.name());
  }

  private void launch(String key) {
    TaskFolders folders = folders(store.get(key).spec());
    TaskRunner runner =
        new TaskRunner(key, store, plugins, new TaskStarter(plugins, folders, node), folders);
    runners.put(key, runner);
    Thread.ofPlatform().daemon().name("task-" + key).start(runner);
  }

  /**
   * Starts a task; it is in the state file when this returns.
   *
   * @param restarts how often a failed attempt is followed by another
   * @throws IllegalArgumentException if a task of this name is there that is not over
   */
  public void start(TaskSpec spec, int restarts) {
    if (find(spec.name()).filter(task -> task.phase() != Phase.DEAD).isPresent()) {
      throw new IllegalArgumentException("There is a task %s already.".formatted(spec.name()));
    }
    store.put(TaskRecord.of(spec, restarts));
    launch(spec.name());
  }

  /** Asks for the end of a task and returns; what comes of it is in the record. */
  public void stop(String name) {
    store.update(name, TaskRecord::stopping);
    TaskRunner runner = runners.get(name);
    if (runner != null) {
      Thread.ofPlatform().daemon().name("stop-" + name).start(() -> stop(runner));
    }
  }

  private static void stop(TaskRunner runner) {
    try {
      runner.stop();
    } catch (AgentStopping stopping) {
      LOG.log(Level.DEBUG, "A stop was not finished: {0}", stopping.getMessage());
    }
  }

  public List<TaskRecord> tasks() {
    return store.tasks();
  }

  public Optional<TaskRecord> find(String name) {
    return store.find(name);
  }

  /** What the task has written so far. */
  public LogCollector logs(String name) {
    return new LogCollector(folders(store.get(name).spec()));
  }

  /** The plugin's process number at this moment, 0 while it is away. */
  public long pluginPid() {
    return plugins.pid();
  }

  /** Ends the agent as SIGTERM does: the plugin goes, the tasks stay. */
  public void stop() {
    plugins.stop();
  }

  /** For tests within one process: the agent is gone as by SIGKILL, plugin and tasks stay. */
  public void abandon() {
    plugins.abandon();
  }
}
