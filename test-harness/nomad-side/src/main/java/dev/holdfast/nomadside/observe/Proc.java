package dev.holdfast.nomadside.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code /proc}. A process that goes away while it is looked at counts as absent, as does one
 * that we may not look at.
 */
public final class Proc {
  private static final Path ROOT = Path.of("/proc");
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int START_TICKS = 19;

  private Proc() {}

  /** All process numbers at this moment. */
  public static List<Long> pids() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> Character.isDigit(name.charAt(0)))
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }

  /** Who this is; empty if it is gone or only waits to be reaped. */
  public static Optional<ProcessIdentity> identity(long pid) {
    return stat(pid)
        .filter(fields -> !fields.get(STATE).equals("Z") && !fields.get(STATE).equals("X"))
        .map(fields -> new ProcessIdentity(pid, Long.parseLong(fields.get(START_TICKS))));
  }

  /** Whether exactly this process still lives. */
  public static boolean isAlive(ProcessIdentity process) {
    return identity(process.pid()).filter(process::equals).isPresent();
  }

  public static Optional<Long> parent(long pid) {
    return stat(pid).map(fields -> Long.valueOf(fields.get(PARENT)));
  }

  // The name in brackets may hold blanks and brackets; what follows its last one does not.
  private static Optional<List<String>> stat(long pid) {
    return read(pid, "stat")
        .map(text -> List.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)));
  }

  /** The argument vector. */
  public static List<String> commandLine(long pid) {
    return read(pid, "cmdline").map(Proc::parts).orElse(List.of());
  }

  /** The environment that the process was started with. */
  public static Map<String, String> environment(long pid) {
    Map<String, String> variables = new HashMap<>();
    for (String entry : read(pid, "environ").map(Proc::parts).orElse(List.of())) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  /**
   * The cgroup of a process by hierarchy: the empty name for version 2, else the names of the
   * controllers.
   */
  public static Map<String, String> cgroups(long pid) {
    Map<String, String> paths = new HashMap<>();
    read(pid, "cgroup")
        .ifPresent(text ->
            text.lines()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .forEach(fields -> paths.put(fields[1], fields[2])));
    return paths;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split("\0", -1)));
    if (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }

  private static Optional<String> read(long pid, String file) {
    try {
      return Optional.of(
          Files.readString(
              ROOT.resolve(String.valueOf(pid)).resolve(file), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
