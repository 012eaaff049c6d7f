package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an operator, or bad luck, does to Podman on this node. */
final class PodmanNode {
  private PodmanNode() {}

  /** Whoever connects finds nobody. */
  static void stopService() throws IOException {
    Shell.run("systemctl", "stop", "podman.socket", "podman.service");
  }

  static void startService() throws IOException {
    Shell.run("systemctl", "reset-failed", "podman.socket", "podman.service");
    Shell.run("systemctl", "start", "podman.socket");
  }

  /** SIGKILL; the next call starts it again. */
  static void killService() throws IOException {
    // Else systemd holds so many restarts for a failure of the service.
    Shell.run("systemctl", "reset-failed", "podman.socket", "podman.service");
    // Where it is idle and has ended by itself, there is nothing to kill.
    Shell.run("sh", "-c", "systemctl kill -s KILL podman.service || true");
  }

  /** The name of a task's container, whatever its state. */
  static String container(TaskSpec task) throws IOException {
    return Shell.run("podman", "ps", "-a", "--format", "{{.Names}}")
        .lines()
        .filter(name -> name.startsWith("holdfast-%s-".formatted(task.name())))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a container of this task is being started. */
  static boolean hasMonitor(TaskSpec task) throws IOException {
    for (long pid : Proc.pids()) {
      if (commandLine(pid).contains("\0-n\0holdfast-%s-".formatted(task.name()))) {
        return true;
      }
    }
    return false;
  }

  private static String commandLine(long pid) {
    try {
      Path file = Path.of("/proc", String.valueOf(pid), "cmdline");
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return ""; // It has ended since it was listed.
    }
  }
}
