package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import dev.holdfast.runtime.systemd.exec.ProcessFacts;
import dev.holdfast.runtime.systemd.exec.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out what a command beside a unit's main process must join. */
final class ExecTargets {
  /** Set by systemd for the main process, and for commands beside it where the task has none. */
  private static final List<String> FROM_SYSTEMD =
      List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG");

  private final Units units;
  private final Cgroups cgroups;
  private final EnvironmentFiles environments;

  ExecTargets(Units units, Cgroups cgroups, EnvironmentFiles environments) {
    this.units = units;
    this.cgroups = cgroups;
    this.environments = environments;
  }

  Target of(WorkloadId id, Running running, boolean terminal) throws IOException {
    long pid = running.incarnation().pid();
    ProcessFacts facts = ProcessFacts.of(pid);
    UnitFacts unit = units.facts(id).orElseThrow(() -> new NoSuchFileException(id.value()));
    return new Target(
        pid,
        processFiles(facts),
        unit.idOrRoot("UID"),
        unit.idOrRoot("GID"),
        facts.groups(),
        directory(unit),
        environment(id, facts, terminal));
  }

  private List<Path> processFiles(ProcessFacts facts) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> group : facts.controlGroups().entrySet()) {
      cgroups
          .hierarchy(group.getKey())
          .map(root -> root.resolve("." + group.getValue()).normalize().resolve("cgroup.procs"))
          .ifPresent(files::add);
    }
    return files;
  }

  private static Path directory(UnitFacts unit) {
    String directory = unit.text("WorkingDirectory");
    return Path.of(directory.startsWith("/") ? directory : "/");
  }

  private Map<String, String> environment(WorkloadId id, ProcessFacts facts, boolean terminal)
      throws IOException {
    Map<String, String> environment = new HashMap<>(facts.environment());
    environment.keySet().retainAll(FROM_SYSTEMD);
    environment.putAll(environments.read(id));
    if (terminal) {
      environment.putIfAbsent("TERM", "xterm");
    }
    return environment;
  }

  /**
   * A command that is not there is refused before anything starts. In few words: what tells the
   * user of {@code nomad alloc exec} why holds 123 bytes, and Nomad sends nothing where it is more.
   */
  static void requireProgram(Target target, String program) {
    String searchPath = target.environment().getOrDefault("PATH", "");
    Path named = Path.of(program);
    Stream<Path> candidates =
        program.contains("/")
            ? Stream.of(target.directory().resolve(named))
            : Stream.of(searchPath.split(":"))
                .map(folder -> target.directory().resolve(folder).resolve(named));
    if (candidates.noneMatch(path -> isExecutable(target, path))) {
      throw new RuntimeRefused("\"%s\" is not an executable file in the task".formatted(program));
    }
  }

  private static boolean isExecutable(Target target, Path path) {
    Path reachable = target.reach(path);
    return Files.isRegularFile(reachable) && Files.isExecutable(reachable);
  }
}
