package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.Node;
import dev.holdfast.nomadside.task.TaskConfigs;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.trial.profile.TaskTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes what the client makes around a task: folders, log pipes with readers, the configuration.
 *
 * @param data the client's data folder
 * @param schema of the driver's tasks
 * @param isolation decides between host paths and paths inside
 */
record Workshop(Path data, HclSpec schema, FSIsolation isolation) {
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

  /** For this driver. */
  static Workshop of(Path data, DriverClient driver) {
    return new Workshop(
        data, HclSpec.of(driver.taskConfigSchema()), driver.capabilities().getFsIsolation());
  }

  private TaskFolders folders(TrialTask task) {
    return TaskFolders.of(data, task.spec().allocId(), task.spec().name());
  }

  /** The configuration of a new attempt, with folders, script file and log pipes in place. */
  TaskConfig prepare(TrialTask task) {
    try {
      TaskFolders folders = folders(task).create();
      Files.writeString(folders.local().resolve(TaskTemplates.SCRIPT_FILE), task.script());
      prestartLogs(task);
      return TaskConfigs.newAttempt(task.spec(), folders, Node.ofThisMachine(), schema, isolation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void prestartLogs(TrialTask task) {
    try {
      new LogCollector(folders(task)).prestart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the readers of the pipes a moment for what is left in them. */
  void finishLogs(TrialTask task) throws IOException {
    new LogCollector(folders(task)).finish(LOG_PATIENCE);
  }

  /** Lets a task that waits for it end. */
  void letEnd(TrialTask task) throws IOException {
    Path go = folders(task).shared().resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }

  /** Where the task may leave files. */
  Path shared(TrialTask task) {
    return folders(task).shared();
  }

  /** What the task has printed. */
  String stdout(TrialTask task) throws IOException {
    return new LogCollector(folders(task)).stdout();
  }

  /** Removes the allocation's folder. */
  void remove(TrialTask task) throws IOException {
    LogCollector logs = new LogCollector(folders(task));
    logs.kill();
    folders(task).delete();
  }
}
