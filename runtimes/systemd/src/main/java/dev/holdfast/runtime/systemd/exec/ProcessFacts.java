package dev.holdfast.runtime.systemd.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code /proc} tells of one process. */
public final class ProcessFacts {
  private static final int CGROUP_FIELDS = 3;

  private final Path folder;
  private final Map<String, List<String>> status;

  private ProcessFacts(Path folder, Map<String, List<String>> status) {
    this.folder = folder;
    this.status = status;
  }

  /**
   * Reads them.
   *
   * @throws IOException if there is no such process any more
   */
  public static ProcessFacts of(long pid) throws IOException {
    Path folder = Path.of("/proc/" + pid);
    Map<String, List<String>> status = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("status"))) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        status.put(line.substring(0, colon), words(line.substring(colon + 1)));
      }
    }
    return new ProcessFacts(folder, status);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Supplementary groups. */
  public List<String> groups() {
    return status.getOrDefault("Groups", List.of());
  }

  /**
   * Its control groups: controllers, separated by commas and empty for v2, and the group's path.
   */
  public Map<String, String> controlGroups() throws IOException {
    Map<String, String> groups = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("cgroup"))) {
      String[] fields = line.split(":", CGROUP_FIELDS);
      if (fields.length == CGROUP_FIELDS) {
        groups.put(fields[1], fields[2]);
      }
    }
    return groups;
  }

  /** The environment that it was started with. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    String block =
        new String(Files.readAllBytes(folder.resolve("environ")), StandardCharsets.UTF_8);
    for (String variable : new ArrayList<>(Arrays.asList(block.split("\0")))) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return environment;
  }
}
