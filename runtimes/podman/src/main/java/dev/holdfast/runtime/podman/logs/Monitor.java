package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A container's monitor process: when it has ended, nothing more is written. Its pid file is there
 * from just before the container starts until it is removed.
 */
final class Monitor {
  private static final String NAME = "(conmon)";
  private static final int START_AFTER_NAME = 19;

  private final Path pidFile;
  private String pid = "";
  private String startedAt = "";

  Monitor(Path pidFile) {
    this.pidFile = pidFile;
  }

  /** Whether it was started and is not alive any more. */
  boolean hasEnded() {
    if (pid.isEmpty()) {
      pid = told();
      startedAt = isMonitor(pid) ? startOf(pid) : "";
    }
    return !pid.isEmpty() && (startedAt.isEmpty() || !startOf(pid).equals(startedAt));
  }

  private String told() {
    try {
      String text = Files.readString(pidFile).strip();
      return text.matches("[0-9]{1,10}") ? text : "";
    } catch (IOException _) {
      return ""; // It has not started yet.
    }
  }

  /** Another process may have its number by now. */
  private static boolean isMonitor(String pid) {
    return stat(pid).contains(NAME);
  }

  private static String stat(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }

  /** When a process started, in the kernel's ticks; empty where there is none. */
  static String startOf(String pid) {
    String stat = stat(pid);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    boolean alive = fields.length > START_AFTER_NAME && !fields[0].equals("Z");
    return alive ? fields[START_AFTER_NAME] : "";
  }
}
