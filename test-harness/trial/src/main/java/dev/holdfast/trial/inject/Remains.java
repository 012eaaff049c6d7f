package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.Units;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds and removes what trials that were killed have left on this machine. */
public final class Remains {
  private static final System.Logger LOG = System.getLogger(Remains.class.getName());

  private static final Path SYSTEMD = Path.of("/run/systemd/system");

  private Remains() {}

  /**
   * Removes it: processes of plugins and of tasks that show their environment, strangers, mounts,
   * folders. What is left of tasks that do not show it is for the driver's own tools.
   *
   * @return what it was, in a few words; empty if there was nothing
   */
  public static Optional<String> clear() throws IOException {
    List<Ground> abandoned = Ground.abandoned();
    if (abandoned.isEmpty()) {
      return Optional.empty();
    }
    int processes = 0;
    int units = 0;
    String stays = "";
    for (Ground ground : abandoned) {
      units += units(ground);
      processes += processes(ground);
      stays += removed(ground);
    }
    return Optional.of(
        "%d folders, %d processes, %d units%s"
            .formatted(abandoned.size(), processes, units, stays));
  }

  // What cannot be removed is in nobody's way: the trial goes on.
  private static String removed(Ground ground) {
    try {
      ground.remove();
      return "";
    } catch (IOException busy) {
      return " (remove %s by hand: %s)".formatted(ground.home(), busy.getMessage());
    }
  }

  private static int units(Ground ground) {
    if (!Files.isDirectory(SYSTEMD)) {
      return 0;
    }
    Set<String> units = new TreeSet<>(Units.loaded("*" + ground.strangerName() + "*"));
    units.forEach(Remains::end);
    return units.size();
  }

  private static int processes(Ground ground) throws IOException {
    int killed = 0;
    Set<String> units = new TreeSet<>();
    for (long pid : Proc.pids()) {
      Map<String, String> environment = Proc.environment(pid);
      if (belongs(environment, ground)) {
        units.addAll(unitsOf(pid, environment.getOrDefault("NOMAD_ALLOC_ID", "")));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        killed++;
      }
    }
    units.forEach(Remains::end);
    return killed;
  }

  /** The task's own units, which would stay as failed ones. */
  private static List<String> unitsOf(long pid, String allocId) {
    return Proc.cgroups(pid).values().stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(name -> !allocId.isEmpty() && name.contains(allocId))
        .toList();
  }

  private static void end(String unit) {
    quietly("systemctl", "kill", "--signal=KILL", unit);
    quietly("systemctl", "stop", unit);
    quietly("systemctl", "reset-failed", unit);
  }

  static boolean belongs(Map<String, String> environment, Ground ground) {
    String home = ground.home().toString();
    return home.equals(environment.get(Ground.MARK))
        || Path.of(environment.getOrDefault("NOMAD_ALLOC_DIR", "/")).startsWith(home)
        || ground.strangerName().equals(environment.get("NOMAD_TASK_NAME"));
  }

  private static void quietly(String... command) {
    try {
      Shell.run(command);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "not cleared: {0}", gone.getMessage());
    }
  }
}
