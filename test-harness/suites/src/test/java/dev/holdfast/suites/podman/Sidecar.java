package dev.holdfast.suites.podman;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;

/**
 * Another task of the same allocation.
 *
 * @param main the task that it joins, called {@code task}
 */
record Sidecar(RigTask main) {

  TaskSpec of(TaskSpec spec) {
    TaskSpec side = spec.withAlloc(main.spec().allocId());
    return new TaskSpec(
        side.allocId(),
        "side",
        side.jobId(),
        side.group(),
        side.namespace(),
        side.config(),
        side.env(),
        side.user(),
        side.resources(),
        side.logs());
  }
}
