package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.launch.LaunchException;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.load.NomadConfigs;
import dev.holdfast.nomadside.load.PluginFacts;
import dev.holdfast.nomadside.load.PluginLoader;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.proto.nomad.base.NomadConfig;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The plugin as the client's lives pass it on: whoever needs it gets the living process, or causes
 * its relaunch. Safe for use by several threads.
 */
public final class PluginSeat implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final PluginFile file;
  private final Recorder recorder;
  private final PluginFacts facts;
  private final byte[] options;
  private final NomadConfig node;
  private @Nullable DriverInstance instance;
  private int generation;

  /** Each writes down a death, the last ones perhaps while this is closed. */
  private final List<CompletableFuture<Void>> obituaries = new CopyOnWriteArrayList<>();

  /** Whether no client is there that would keep a plugin up. */
  private boolean idle;

  private volatile boolean closed;

  /** Probes and validates as an agent does at its start. */
  public PluginSeat(PluginFile file, Map<String, Object> options, Recorder recorder) {
    this.file = file;
    this.recorder = recorder;
    this.facts = PluginLoader.probe(file);
    this.options = PluginLoader.encode(facts, options);
    PluginLoader.validate(file, facts, this.options);
    int cores = Runtime.getRuntime().availableProcessors();
    this.node = NomadConfigs.node(cores, Node.ofThisMachine().totalMhz() / cores);
  }

  /** What the plugin says of itself. */
  public PluginFacts facts() {
    return facts;
  }

  /**
   * The living plugin; a dead one is relaunched first.
   *
   * @throws LaunchException if it does not come up within half a minute
   * @throws ClientGone once this is closed
   */
  public synchronized DriverInstance dispense() {
    checkOpen();
    if (instance != null && instance.process().isAlive()) {
      return instance;
    }
    if (instance != null) {
      instance.connection().close();
    }
    DriverInstance fresh = launch();
    taken(fresh, true);
    return fresh;
  }

  // Nomad's driver manager listens to both streams from the first moment on.
  private void taken(DriverInstance fresh, boolean isNew) {
    instance = fresh;
    var _ = fresh.driver().fingerprints(this::healthTold);
    var _ = fresh.driver().events();
    if (isNew) {
      int born = ++generation;
      recorder.launched(born, fresh.process().pid());
      obituaries.add(fresh.process().exited().thenRun(() -> died(born, fresh.process())));
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new ClientGone();
    }
  }

  private void healthTold(FingerprintResponse told) {
    if (!closed) {
      recorder.health(told);
    }
  }

  // Nomad's driver manager launches it again, whether a task needs it or not.
  private void died(int generation, PluginProcess process) {
    if (!closed) {
      long atNanos = recorder.nowNanos();
      Thread.ofVirtual().start(this::keepUp);
      recorder.died(atNanos, generation, Obituary.of(process));
    }
  }

  private synchronized void keepUp() {
    try {
      if (!idle) {
        var _ = dispense();
      }
    } catch (LaunchException | DriverException failed) {
      recorder.mark("nobody keeps the plugin up: " + failed.getMessage());
    } catch (ClientGone _) {
      // Nobody needs it any more.
    }
  }

  // Nomad gives up sooner, and its tasks with it; here a full disk may have to be cleared first.
  private DriverInstance launch() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return PluginLoader.dispense(file, facts, options, node);
      } catch (LaunchException | DriverException failed) {
        recorder.mark("the plugin did not come up: " + failed.getMessage());
        if (System.nanoTime() > deadline) {
          recorder.cutShort(
              "did not come up within %d s: %s"
                  .formatted(PATIENCE.toSeconds(), failed.getMessage()));
          throw failed;
        }
        checkOpen();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Process number of the plugin, 0 while there is none. */
  public synchronized long pid() {
    return instance != null && instance.process().isAlive() ? instance.process().pid() : 0;
  }

  /** SIGKILL to the plugin. Nobody relaunches it before it is needed. */
  public void kill() {
    long pid = pid();
    if (pid != 0) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Something to do while no plugin lives. */
  public interface WhileDead {
    void act() throws IOException;
  }

  /** SIGKILL to the plugin, and something that is over before anybody can relaunch it. */
  public synchronized void killFor(WhileDead act) throws IOException {
    kill();
    if (instance != null) {
      instance.process().awaitExit(PATIENCE);
    }
    act.act();
  }

  /** Probe and validation beside the living plugin, then reattach, or launch where it is dead. */
  synchronized void reattach(Reattach record) {
    idle = false;
    PluginLoader.validate(file, PluginLoader.probe(file), options);
    try {
      taken(PluginLoader.reattach(record), false);
    } catch (LaunchException | DriverException gone) {
      recorder.mark("nothing to reattach to: " + gone.getMessage());
    }
    var _ = dispense();
  }

  /** The client dies: connection and pipes end, the plugin lives on. Returns how to find it. */
  synchronized @Nullable Reattach abandon() {
    idle = true;
    if (instance == null) {
      return null;
    }
    Reattach record = instance.reattach();
    instance.abandon();
    return record;
  }

  /** Ends the plugin in good order; nobody launches it after this. */
  @Override
  public void close() {
    // Said before the lock is asked for, because a launch that fails over and over holds it.
    closed = true;
    end();
    obituaries.forEach(CompletableFuture::join);
  }

  private synchronized void end() {
    idle = true;
    if (instance != null) {
      instance.stop();
      instance = null;
    }
  }
}
