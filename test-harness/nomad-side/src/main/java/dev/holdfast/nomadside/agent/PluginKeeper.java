package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.launch.LaunchException;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.load.NomadConfigs;
import dev.holdfast.nomadside.load.PluginFacts;
import dev.holdfast.nomadside.load.PluginLoader;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.proto.nomad.base.NomadConfig;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one plugin running: whoever needs it gets the living instance, or causes its relaunch. The
 * reattach record is written after every launch, so that the next agent finds the plugin.
 */
final class PluginKeeper {
  private static final System.Logger LOG = System.getLogger(PluginKeeper.class.getName());
  private static final Duration DEATH_GRACE = Duration.ofSeconds(3);

  private final AgentConfig config;
  private final AgentStore store;
  private final NomadConfig node;
  private final PluginFacts facts;
  private final byte[] options;
  private @Nullable DriverInstance instance;
  private volatile boolean stopping;

  /** Probe and validation, as at every start of an agent, beside a plugin that may still live. */
  PluginKeeper(AgentConfig config, AgentStore store, Node node) {
    this.config = config;
    this.store = store;
    int cores = Runtime.getRuntime().availableProcessors();
    this.node = NomadConfigs.node(cores, node.totalMhz() / cores);
    this.facts = PluginLoader.probe(config.plugin());
    this.options = PluginLoader.encode(facts, config.options());
    PluginLoader.validate(config.plugin(), facts, options);
    instance = store.reattach().flatMap(PluginKeeper::reattach).orElse(null);
    if (instance != null) {
      watch(instance);
    }
  }

  private static Optional<DriverInstance> reattach(Reattach record) {
    try {
      return Optional.of(PluginLoader.reattach(record));
    } catch (LaunchException | DriverException gone) {
      LOG.log(
          Level.INFO,
          "failed to reattach to plugin, starting new instance: {0}",
          gone.getMessage());
      return Optional.empty();
    }
  }

  /** The living plugin; a dead one is relaunched first. */
  synchronized DriverInstance dispense() {
    checkOpen();
    if (instance != null && instance.process().isAlive()) {
      return instance;
    }
    if (instance != null) {
      instance.connection().close();
    }
    DriverInstance fresh = PluginLoader.dispense(config.plugin(), facts, options, node);
    store.setReattach(fresh.reattach());
    instance = fresh;
    watch(fresh);
    return fresh;
  }

  /** The plugin's process number, 0 while it is away. */
  synchronized long pid() {
    return instance != null && instance.process().isAlive() ? instance.process().pid() : 0;
  }

  // Both streams are opened on every instance and nobody here needs what they carry.
  private static void watch(DriverInstance instance) {
    var _ = instance.driver().fingerprints();
    var _ = instance.driver().events();
  }

  /** Whether this failure was the death of the plugin: go-plugin gives it three seconds to show. */
  boolean died(DriverInstance used, DriverException failure) {
    checkOpen();
    return failure.looksLikePluginDeath() && used.process().awaitExit(DEATH_GRACE);
  }

  /**
   * Does nothing while the agent lives.
   *
   * @throws AgentStopping once it stops, so that nobody takes the end of its calls for news
   */
  void checkOpen() {
    if (stopping) {
      throw new AgentStopping();
    }
  }

  /** The agent stops in good order: the plugin is ended and forgotten. */
  synchronized void stop() {
    stopping = true;
    if (instance != null) {
      instance.stop();
      instance = null;
    }
    store.setReattach(null);
  }

  /** Lets go of the plugin, which lives on. */
  synchronized void abandon() {
    stopping = true;
    if (instance != null) {
      instance.abandon();
    }
  }
}
