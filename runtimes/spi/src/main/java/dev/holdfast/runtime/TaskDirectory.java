package dev.holdfast.runtime;

import java.nio.file.Path;

/** The folders Nomad makes for a task, all below the allocation's folder. */
public record TaskDirectory(Path allocFolder, String taskName) {

  /** The root of the task's own folders. */
  public Path root() {
    return allocFolder.resolve(taskName);
  }

  /** What the task sees as {@code NOMAD_TASK_DIR}. */
  public Path local() {
    return root().resolve("local");
  }

  /** What the task sees as {@code NOMAD_SECRETS_DIR}. */
  public Path secrets() {
    return root().resolve("secrets");
  }

  /** What the tasks of the group share, {@code NOMAD_ALLOC_DIR}. */
  public Path shared() {
    return allocFolder.resolve("alloc");
  }
}
