package dev.holdfast.runtime.podman.cgroup;

import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control group hierarchies of this machine, unified or one for each controller. */
public final class Groups {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final int TARGET = 1;
  private static final int TYPE = 2;
  private static final int OPTIONS = 3;
  private static final String UNIFIED = "";

  private final Map<String, Path> roots;

  private Groups(Map<String, Path> roots) {
    this.roots = Map.copyOf(roots);
  }

  public static Groups here() {
    try {
      return parse(Files.readAllLines(MOUNTS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MOUNTS, e);
    }
  }

  static Groups parse(List<String> mounts) {
    Map<String, Path> roots = new HashMap<>();
    for (String line : mounts) {
      String[] fields = line.split(" ");
      if (fields.length > OPTIONS && fields[TYPE].equals("cgroup2")) {
        roots.put(UNIFIED, Path.of(fields[TARGET]));
      } else if (fields.length > OPTIONS && fields[TYPE].equals("cgroup")) {
        List.of(fields[OPTIONS].split(",")).forEach(it -> roots.put(it, Path.of(fields[TARGET])));
      }
    }
    return new Groups(roots);
  }

  boolean isUnified() {
    return !roots.containsKey("memory");
  }

  private Optional<Path> folder(String controller, String group) {
    Optional<Path> root = Optional.ofNullable(roots.get(isUnified() ? UNIFIED : controller));
    return root.filter(_ -> !group.isEmpty()).map(it -> it.resolve("." + group).normalize());
  }

  /** The processes of a group and those below it; none where it is gone. */
  public List<Long> processes(String group) {
    return folder("memory", group).map(Groups::processes).orElse(List.of());
  }

  private static List<Long> processes(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("cgroup.procs"))
          .flatMap(file -> lines(file).stream())
          .map(Long::parseLong)
          .filter(process -> process > 0)
          .distinct()
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of();
    }
  }

  /** The counters of a group, or empty where it is gone. */
  public Optional<UsageSample> sample(String group) {
    long now = System.nanoTime();
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    Map<Path, List<String>> read = new HashMap<>();
    for (CounterFile source : isUnified() ? CounterFile.UNIFIED : CounterFile.SEPARATE) {
      folder(source.controller(), group)
          .map(folder -> folder.resolve(source.file()))
          .flatMap(file -> source.find(read.computeIfAbsent(file, Groups::lines)))
          .ifPresent(value -> counters.put(source.counter(), value));
    }
    return Optional.of(new UsageSample(now, counters)).filter(_ -> !counters.isEmpty());
  }
}
