package dev.holdfast.suites.conformance;

import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.rig.RigTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the machine itself says of a task, without asking the plugin. */
final class Outside {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private Outside() {}

  /** The first process of the task. */
  static long pid(RigTask task) throws IOException {
    return task.copies().getFirst().pid();
  }

  static boolean isAlive(RigTask task) throws IOException {
    return !task.processes().isEmpty();
  }

  static void awaitDeath(RigTask task) {
    await().atMost(OnePlugin.PATIENCE).until(() -> !isAlive(task));
  }

  /** One line of {@code /proc/PID/status}. */
  static String status(long pid, String key) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  /** The unit in whose control group a process is. */
  static String unit(long pid) {
    Map<String, String> groups = Proc.cgroups(pid);
    String path = groups.getOrDefault("name=systemd", groups.getOrDefault("", ""));
    return Path.of(path).getFileName().toString();
  }

  static boolean unifiedHierarchy() {
    return Files.exists(CGROUPS.resolve("cgroup.controllers"));
  }

  /** A file of the task's control group for memory. */
  static String memory(long pid, String file) throws IOException {
    Map<String, String> groups = Proc.cgroups(pid);
    String group = unifiedHierarchy() ? groups.get("") : "/memory" + groups.get("memory");
    return Files.readString(Path.of(CGROUPS + group, file)).strip();
  }

  /** Processes whose arguments hold this text. */
  static List<Long> processesWith(String argument) throws IOException {
    return Proc.pids().stream()
        .filter(pid -> Proc.commandLine(pid).contains(argument))
        .filter(pid -> Proc.identity(pid).isPresent())
        .toList();
  }

  /** Runs a program of the machine; it must succeed. */
  static String command(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s failed: %s".formatted(List.of(command), output));
    }
    return output;
  }

  /** Takes the unit away behind the plugin's back. */
  static void removeUnit(String unit) throws IOException, InterruptedException {
    command("systemctl", "stop", unit);
    new ProcessBuilder("systemctl", "reset-failed", unit).start().waitFor();
  }
}
