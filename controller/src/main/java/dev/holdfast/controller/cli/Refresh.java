package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeKey;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.controller.dump.TaskImage;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Adds to an image what the runtime itself says, asked beside the plugin. */
record Refresh(RuntimeProvider provider, Path stateDir) {

  /**
   * The image with each task's state in the runtime's own words.
   *
   * @throws StoreUnavailable if the runtime cannot be asked
   */
  NodeImage of(NodeImage image) {
    Owner owner = Owner.of(provider.driverName(), stateDir);
    Redaction redaction = NodeKey.read(stateDir).orElseGet(Redaction::withFreshKey);
    return new RuntimeBeside(provider, owner)
        .ask(runtime ->
            image.withTasks(
                image.tasks().stream().map(task -> asked(task, runtime, redaction)).toList()));
  }

  private static TaskImage asked(TaskImage task, WorkloadRuntime runtime, Redaction redaction) {
    Map<String, String> words = new TreeMap<>();
    runtime
        .verbatim(new WorkloadId(task.workload()))
        .forEach((name, word) -> words.put(name, redaction.text(word)));
    return task.withVerbatim(words);
  }
}
