package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.load.DriverInstance;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.nomadside.task.TaskConfigs;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;

/** Prestart and StartTask of one attempt. */
final class TaskStarter {
  private final PluginKeeper plugins;
  private final TaskFolders folders;
  private final Node node;

  TaskStarter(PluginKeeper plugins, TaskFolders folders, Node node) {
    this.plugins = plugins;
    this.folders = folders;
    this.node = node;
  }

  /**
   * Starts a new attempt. If the plugin dies over it, it is relaunched and asked once more with the
   * same configuration.
   *
   * @throws DriverException if the driver refuses; recoverable only on the first call
   */
  TaskHandle start(TaskSpec task) throws IOException {
    folders.create();
    if (task.logs()) {
      new LogCollector(folders).prestart();
    }
    DriverInstance plugin = plugins.dispense();
    TaskConfig config = config(task, plugin.driver());
    try {
      return plugin.driver().start(config);
    } catch (DriverException failure) {
      if (!plugins.died(plugin, failure)) {
        throw failure;
      }
      return plugins.dispense().driver().start(config);
    }
  }

  private TaskConfig config(TaskSpec task, DriverClient driver) {
    HclSpec schema = HclSpec.of(driver.taskConfigSchema());
    return TaskConfigs.newAttempt(
        task, folders, node, schema, driver.capabilities().getFsIsolation());
  }
}
