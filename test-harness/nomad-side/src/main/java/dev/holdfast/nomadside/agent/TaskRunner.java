package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.hcl.HclException;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of one task in the agent, on a thread of its own: restore, start, wait, destroy, start
 * again. The order of calls is that of Nomad's task runner.
 */
final class TaskRunner implements Runnable {
  private static final System.Logger LOG = System.getLogger(TaskRunner.class.getName());
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

  private final String key;
  private final AgentStore store;
  private final PluginKeeper plugins;
  private final TaskStarter starter;
  private final LogCollector logs;
  private final Stopper stopper;

  TaskRunner(
      String key,
      AgentStore store,
      PluginKeeper plugins,
      TaskStarter starter,
      TaskFolders folders) {
    this.key = key;
    this.store = store;
    this.plugins = plugins;
    this.starter = starter;
    this.logs = new LogCollector(folders);
    this.stopper = new Stopper(plugins);
  }

  @Override
  public void run() {
    try {
      Optional<TaskHandle> restored = restore();
      if (restored.isPresent()) {
        prestartLogs();
        runAttempt(restored.get());
      }
      while (store.get(key).phase() != Phase.DEAD) {
        start().ifPresent(this::runAttempt);
      }
    } catch (AgentStopping stopping) {
      LOG.log(Level.DEBUG, "{0} is left as it is", key);
    } catch (IOException | RuntimeException broken) {
      event("agent error: " + broken);
      store.update(key, TaskRecord::dead);
    }
  }

  private void prestartLogs() throws IOException {
    if (store.get(key).spec().logs()) {
      logs.prestart();
    }
  }

  /** RecoverTask for a stored handle, also of a task that is over. */
  private Optional<TaskHandle> restore() {
    TaskRecord task = store.get(key);
    if (!task.hasHandle()) {
      return Optional.empty();
    }
    TaskHandle handle = task.decodeHandle();
    boolean recovered = recover(handle);
    if (task.phase() == Phase.RUNNING && recovered) {
      event("restored");
      return Optional.of(handle);
    }
    if (task.phase() == Phase.RUNNING) {
      event("Failed Restoring Task");
      store.update(key, r -> r.ended(new ExitReport(-1, 0, false, "not restored")));
    }
    if (recovered || task.phase() == Phase.RUNNING) {
      destroy(handle.getConfig().getId());
    }
    return Optional.empty();
  }

  private boolean recover(TaskHandle handle) {
    DriverInstance plugin = plugins.dispense();
    try {
      plugin.driver().taskConfigSchema();
      plugin.driver().capabilities();
      plugin.driver().recover(handle);
      return true;
    } catch (DriverException refused) {
      plugins.checkOpen();
      event("RecoverTask: " + refused.text());
      return false;
    }
  }

  private Optional<TaskHandle> start() throws IOException {
    if (store.get(key).stopWanted()) {
      store.update(key, TaskRecord::dead);
      return Optional.empty();
    }
    try {
      TaskHandle handle = starter.start(store.get(key).spec());
      store.update(key, task -> task.started(handle));
      event("Started " + handle.getConfig().getId());
      return Optional.of(handle);
    } catch (DriverException refused) {
      plugins.checkOpen();
      event("Driver Failure: " + refused.text());
      again(refused.recoverable());
    } catch (HclException refused) {
      event("Failed Validation: " + refused.getMessage());
      store.update(key, TaskRecord::dead);
    }
    return Optional.empty();
  }

  private void runAttempt(TaskHandle handle) {
    String id = handle.getConfig().getId();
    if (store.get(key).stopWanted()) {
      stop();
    }
    ExitReport report = waitForEnd(handle);
    destroy(id);
    finishLogs();
    store.update(key, task -> task.ended(report));
    event(
        "Terminated, exit code %d, signal %d%s"
            .formatted(report.exitCode(), report.signal(), suffix(report)));
    again(!report.successful());
  }

  private static String suffix(ExitReport report) {
    return (report.oomKilled() ? ", out of memory" : "")
        + (report.error().isEmpty() ? "" : ", error: " + report.error());
  }

  /** WaitTask, over again after each death of the plugin. */
  private ExitReport waitForEnd(TaskHandle handle) {
    while (true) {
      DriverInstance plugin = plugins.dispense();
      try {
        return Calls.join(plugin.driver().waitFor(handle.getConfig().getId()));
      } catch (DriverException failure) {
        if (!plugins.died(plugin, failure)) {
          return new ExitReport(0, 0, false, failure.text());
        }
        if (!recover(handle)) {
          destroy(handle.getConfig().getId());
          return new ExitReport(-1, 0, false, "lost with the plugin");
        }
        event("recovered after the death of the plugin");
      }
    }
  }

  // Nomad ignores the answer.
  private void destroy(String id) {
    try {
      plugins.dispense().driver().destroy(id, true);
    } catch (DriverException ignored) {
      plugins.checkOpen();
      event("DestroyTask: " + ignored.text());
    }
  }

  private void finishLogs() {
    try {
      logs.finish(LOG_PATIENCE);
    } catch (IOException broken) {
      event("logs: " + broken.getMessage());
    }
  }

  private void again(boolean mayRestart) {
    store.update(
        key, task -> mayRestart && task.restartsLeft() > 0 ? task.restarting() : task.dead());
  }

  /** Asks the driver for the end of the running attempt; the waiting thread sees it come. */
  void stop() {
    TaskRecord task = store.get(key);
    if (task.hasHandle() && task.phase() == Phase.RUNNING) {
      stopper.stop(task.decodeHandle().getConfig().getId(), this::isRunning, this::event);
    }
  }

  private boolean isRunning() {
    return store.get(key).phase() == Phase.RUNNING;
  }

  private void event(String text) {
    store.update(key, task -> task.with(text));
  }
}
