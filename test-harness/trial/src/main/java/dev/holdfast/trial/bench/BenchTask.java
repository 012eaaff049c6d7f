package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.proto.nomad.driver.TaskConfig;

/** A task that is ready to be started, and its ear. */
record BenchTask(TaskConfig config, TaskFolders folders, LifeLine life) {
  String id() {
    return config.getId();
  }
}
