package dev.holdfast.controller.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process as {@code /proc} tells of it.
 *
 * @param letter what it does: {@code R} runs, {@code S} sleeps, {@code T} is stopped, {@code Z} is
 *     dead
 * @param startTicks when it started, in ticks since the boot; with the pid it tells processes apart
 */
public record ProcessState(char letter, long startTicks) {
  private static final int START_FIELD = 19;

  /** The process of that pid; empty where there is none. */
  public static Optional<ProcessState> of(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
    } catch (IOException _) {
      return Optional.empty(); // It is gone, or was never there.
    }
  }

  /** Reads the file; the program's name may hold anything, so the fields begin behind it. */
  static Optional<ProcessState> parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    try {
      return fields.length > START_FIELD
          ? Optional.of(new ProcessState(fields[0].charAt(0), Long.parseLong(fields[START_FIELD])))
          : Optional.empty();
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      return Optional.empty(); // No kernel writes this.
    }
  }

  /** Whether somebody holds it, by SIGSTOP or a debugger. */
  public boolean isStopped() {
    return letter == 'T' || letter == 't';
  }

  boolean isDead() {
    return letter == 'Z' || letter == 'X';
  }
}
