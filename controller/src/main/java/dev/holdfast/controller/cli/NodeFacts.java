package dev.holdfast.controller.cli;

import dev.holdfast.controller.driver.Machine;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a machine before anything runs on it.
 *
 * @param cgroup {@code v2}, {@code v1}, {@code hybrid} or {@code none}
 * @param init name of PID 1
 */
record NodeFacts(String cgroup, String init, String bootId, String user, String java) {
  private static final Path CGROUP = Path.of("/sys/fs/cgroup");

  static NodeFacts read() {
    return new NodeFacts(
        cgroup(CGROUP),
        line(Path.of("/proc/1/comm")),
        currentBoot(),
        System.getProperty("user.name", "unknown"),
        Runtime.version().toString());
  }

  /** The kernel's boot id, or that it is unknown. */
  static String currentBoot() {
    try {
      return Machine.bootId().value();
    } catch (StoreUnavailable e) {
      return "unknown (" + e.getMessage() + ")";
    }
  }

  static String cgroup(Path root) {
    if (Files.exists(root.resolve("cgroup.controllers"))) {
      return "v2";
    }
    if (Files.exists(root.resolve("unified/cgroup.procs"))) {
      return "hybrid";
    }
    return Files.exists(root.resolve("memory")) ? "v1" : "none";
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "unknown (" + e.getMessage() + ")";
    }
  }

  /** Why a folder cannot be used or made; empty where it can. Makes nothing. */
  static String whyNotWritable(Path folder) {
    Path existing = nearestExisting(folder);
    if (existing == null || !Files.isDirectory(existing)) {
      return "the state folder %s cannot be made: %s is no folder".formatted(folder, existing);
    }
    return Files.isWritable(existing)
        ? ""
        : "the state folder %s cannot be written: user %s may not write to %s"
            .formatted(folder, System.getProperty("user.name"), existing);
  }

  private static @Nullable Path nearestExisting(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }
}
