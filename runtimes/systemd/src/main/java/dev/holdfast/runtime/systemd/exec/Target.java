package dev.holdfast.runtime.systemd.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The process to join.
 *
 * @param pid as this process sees it
 * @param processFiles the {@code cgroup.procs} files of its control groups
 * @param groups supplementary groups
 * @param directory where the command starts, as the target sees it
 * @param environment of the command
 */
public record Target(
    long pid,
    List<Path> processFiles,
    String uid,
    String gid,
    List<String> groups,
    Path directory,
    Map<String, String> environment) {
  public Target {
    processFiles = List.copyOf(processFiles);
    groups = List.copyOf(groups);
    environment = Map.copyOf(environment);
  }

  /** A path of the target's file system, as this process can reach it. */
  public Path reach(Path path) {
    return Path.of("/proc/" + pid + "/root").resolve("." + path).normalize();
  }

  /** Without values: they may hold secrets. */
  @Override
  public String toString() {
    return "Target[" + pid + "]";
  }
}
