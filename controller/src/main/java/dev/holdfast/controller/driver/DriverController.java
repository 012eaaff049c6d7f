package dev.holdfast.controller.driver;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.engine.Backoff;
import dev.holdfast.controller.engine.Engine;
import dev.holdfast.controller.engine.EngineSettings;
import dev.holdfast.controller.engine.GuardedRuntime;
import dev.holdfast.controller.engine.LaunchLimiter;
import dev.holdfast.controller.engine.RunningEngine;
import dev.holdfast.controller.engine.SteadyClock;
import dev.holdfast.controller.engine.TaskManager;
import dev.holdfast.controller.engine.Tasks;
import dev.holdfast.controller.engine.Threads;
import dev.holdfast.controller.life.Life;
import dev.holdfast.controller.life.Lives;
import dev.holdfast.controller.telemetry.Metrics;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.BootId;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One driver at work: its store, its runtime and a worker for each task. Opened once for a state
 * folder; any number of launches may use it.
 */
public final class DriverController implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DriverController.class);

  private final Engine engine;
  private final GuardedRuntime runtime;
  private final TaskEvents events;
  private final Metrics metrics;
  private final RunningEngine running;
  private final RuntimeProvider provider;
  private final Path stateDir;
  private final Life life;
  private boolean closed;

  private DriverController(
      Engine engine,
      GuardedRuntime runtime,
      TaskEvents events,
      PluginSettings settings,
      Metrics metrics,
      RuntimeProvider provider,
      Life life) {
    this.engine = engine;
    this.provider = provider;
    this.stateDir = settings.stateDir();
    this.life = life;
    this.runtime = runtime;
    this.events = events;
    this.metrics = metrics;
    runtime.onBreaker(state -> metrics.breaker(Metrics.Breaker.valueOf(state)));
    this.running = RunningEngine.start(engine, settings.relistInterval());
  }

  /**
   * Opens store and runtime and takes care of every task that is found.
   *
   * @param stores opens the store in a folder
   * @param events where users' events go
   * @throws dev.holdfast.store.StoreInUse if another process has the state folder
   * @throws dev.holdfast.store.StoreUnavailable if the state folder cannot be used
   */
  public static DriverController open(
      RuntimeProvider provider,
      PluginSettings settings,
      OptionValues pluginOptions,
      Function<Path, StateStore> stores,
      TaskEvents events,
      Metrics metrics) {
    Owner owner = Owner.of(provider.driverName(), settings.stateDir());
    Path bootFolder = Machine.bootFolder(provider.driverName(), owner);
    RuntimeContext context = new RuntimeContext(owner, pluginOptions, bootFolder);
    StateStore store = stores.apply(settings.storeDir());
    store.loaded().damage().forEach(damage -> log.warn("state store: {}", damage));
    return keeping(
        store::close,
        () -> {
          GuardedRuntime runtime = new GuardedRuntime(provider.open(context));
          return keeping(
              runtime::close,
              () -> open(provider, context, runtime, store, settings, events, metrics));
        });
  }

  /** What is open already is let go if the rest fails, or the next attempt would find it in use. */
  private static DriverController keeping(Runnable close, Supplier<DriverController> rest) {
    try {
      return rest.get();
    } catch (RuntimeException e) {
      close.run();
      throw e;
    }
  }

  private static DriverController open(
      RuntimeProvider provider,
      RuntimeContext context,
      GuardedRuntime runtime,
      StateStore store,
      PluginSettings settings,
      TaskEvents events,
      Metrics metrics) {
    Clock clock = new SteadyClock();
    BootId boot = Machine.bootId();
    Life life = Lives.begin(settings.stateDir(), boot.value(), store.all(), clock);
    Engine engine =
        new Engine(
            context.owner(),
            provider.driverName(),
            runtime,
            store,
            new LaunchLimiter(settings.maxParallelLaunches()),
            Backoff.standard(),
            Threads.virtual(),
            clock,
            boot,
            engineSettings(settings),
            new Reports(metrics, events),
            life.generation());
    return new DriverController(engine, runtime, events, settings, metrics, provider, life);
  }

  private static EngineSettings engineSettings(PluginSettings settings) {
    return new EngineSettings(
        settings.launchTimeout(),
        settings.claimWindow(),
        settings.reapUnclaimed(),
        settings.tombstoneRetention());
  }

  public Tasks tasks() {
    return running.tasks();
  }

  public TaskManager manager() {
    return running.manager();
  }

  public GuardedRuntime runtime() {
    return runtime;
  }

  public StateStore store() {
    return engine.store();
  }

  /** Tells of something about a task, in the log and to Nomad's user. */
  public void warn(TaskRecord record, String sentence) {
    log.atWarn().addKeyValue("task_id", record.invocation().taskId()).log(sentence);
    events.emit(new TaskEvent(record, engine.clock().instant(), sentence, Map.of()));
  }

  public Metrics metrics() {
    return metrics;
  }

  /** How many launches run and wait. */
  public LaunchLimiter launches() {
    return engine.limiter();
  }

  public Owner owner() {
    return engine.owner();
  }

  public BootId boot() {
    return engine.boot();
  }

  /** Where the runtime comes from. */
  public RuntimeProvider provider() {
    return provider;
  }

  /** Who is at work. */
  public Life life() {
    return life;
  }

  /** Lets go of everything but the workloads, which live on. A second call does nothing. */
  @Override
  public void close() {
    running.close();
    runtime.close();
    farewell();
    engine.store().close();
  }

  /** While the folder is still ours; the next life may begin at once after that. */
  private void farewell() {
    if (!closed) {
      closed = true;
      Lives.end(stateDir, life, engine.clock());
    }
  }
}
