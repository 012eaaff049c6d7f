package dev.holdfast.nomadside.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** systemd's units as {@code systemctl} shows them. */
public final class Units {
  private Units() {}

  /** Names of all loaded units of this pattern, in whatever state. */
  public static SortedSet<String> loaded(String pattern) {
    String text =
        Command.output(
            List.of(
                "systemctl", "list-units", "--all", "--plain", "--no-legend", "--full", pattern));
    SortedSet<String> names = new TreeSet<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> {
          names.add(line.split("\\s+", 2)[0]);
        });
    return names;
  }

  /**
   * These properties of a unit; systemd answers for unknown units too, with LoadState not-found.
   */
  public static Map<String, String> properties(String unit, String... names) {
    List<String> command = new ArrayList<>(List.of("systemctl", "show", unit));
    for (String name : names) {
      command.add("--property=" + name);
    }
    Map<String, String> properties = new LinkedHashMap<>();
    Command.output(command)
        .lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> properties.put(parts[0], parts[1]));
    return properties;
  }

  /** The main process of a unit; empty if it has none that lives. */
  public static Optional<ProcessIdentity> mainProcess(String unit) {
    String pid = properties(unit, "MainPID").getOrDefault("MainPID", "0");
    return pid.equals("0") ? Optional.empty() : Proc.identity(Long.parseLong(pid));
  }
}
