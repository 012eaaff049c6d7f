package dev.holdfast.nomadside.rig;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.load.NomadConfigs;
import dev.holdfast.nomadside.load.PluginFacts;
import dev.holdfast.nomadside.load.PluginLoader;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.nomadside.task.TaskConfigs;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.base.NomadConfig;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays the client towards one plugin, step by step at the test's command. For one thread; a client
 * that acts by itself is the mini agent.
 */
public final class Rig implements AutoCloseable {
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

  private final PluginFile file;
  private final Path data;
  private final Node node = Node.ofThisMachine();
  private final NomadConfig nomadConfig;
  private final PluginFacts facts;
  private final byte[] options;
  private final List<RigTask> tasks = new CopyOnWriteArrayList<>();
  private final Set<TaskFolders> prepared = new LinkedHashSet<>();
  private DriverInstance instance;

  private Rig(PluginFile file, Path data, Map<String, Object> options) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.file = file;
    this.data = data;
    this.nomadConfig = NomadConfigs.node(cores, node.totalMhz() / cores);
    this.facts = PluginLoader.probe(file);
    this.options = PluginLoader.encode(facts, options);
    PluginLoader.validate(file, facts, this.options);
    this.instance = PluginLoader.dispense(file, facts, this.options, nomadConfig);
  }

  /**
   * Starts like an agent: probe, validation, real launch.
   *
   * @param data where allocation folders go
   * @param options the plugin's {@code config} stanza
   */
  public static Rig open(PluginFile file, Path data, Map<String, Object> options) {
    return new Rig(file, data, options);
  }

  public PluginFacts facts() {
    return facts;
  }

  public DriverInstance instance() {
    return instance;
  }

  public DriverClient driver() {
    return instance.driver();
  }

  public TaskFolders folders(TaskSpec task) {
    return TaskFolders.of(data, task.allocId(), task.name());
  }

  /** The configuration of a new attempt, folders and log pipes made and read. */
  public TaskConfig prepare(TaskSpec task) throws IOException {
    TaskFolders folders = folders(task).create();
    prepared.add(folders);
    if (task.logs()) {
      new LogCollector(folders).prestart();
    }
    HclSpec schema = HclSpec.of(driver().taskConfigSchema());
    return TaskConfigs.newAttempt(
        task, folders, node, schema, driver().capabilities().getFsIsolation());
  }

  /** Prestart and StartTask. */
  public RigTask start(TaskSpec task) throws IOException {
    return start(task, prepare(task));
  }

  /** StartTask with a configuration that the test may have changed. From any thread. */
  public RigTask start(TaskSpec task, TaskConfig config) {
    TaskHandle handle = driver().start(config);
    RigTask started = new RigTask(this, task, config, handle, new LogCollector(folders(task)));
    tasks.add(started);
    return started;
  }

  /** SIGKILL to the plugin and wait for its end. */
  public void killPlugin() {
    instance.close();
    instance.process().awaitExit(Duration.ofSeconds(10));
  }

  /** The launch that follows the death of a plugin: SetConfig and Init, no probes. */
  public void relaunch() {
    instance = PluginLoader.dispense(file, facts, options, nomadConfig);
  }

  /** The agent dies by SIGKILL and comes back: probes beside the living plugin, then reattach. */
  public void reattach() {
    Reattach record = instance.reattach();
    instance.abandon();
    PluginLoader.validate(file, PluginLoader.probe(file), options);
    instance = PluginLoader.reattach(record);
  }

  /** The agent stops in good order and starts again with three launches. */
  public void restartAgent() {
    instance.stop();
    PluginLoader.validate(file, PluginLoader.probe(file), options);
    relaunch();
  }

  /** Force-destroys every task, ends the plugin, removes the folders. */
  @Override
  public void close() throws IOException {
    if (!instance.process().isAlive()) {
      relaunch();
    }
    tasks.forEach(Rig::destroyQuietly);
    for (TaskFolders folders : prepared) {
      new LogCollector(folders).finish(LOG_PATIENCE);
      folders.delete();
    }
    instance.stop();
  }

  // A task that a test has destroyed is not found, and that is what we want.
  private static void destroyQuietly(RigTask task) {
    try {
      task.destroy(true);
    } catch (DriverException refused) {
      if (refused.looksLikePluginDeath() || refused.code() == Status.Code.UNIMPLEMENTED) {
        throw refused;
      }
    }
  }
}
