package dev.holdfast.runtime.linux.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where control groups are mounted.
 *
 * @param unified root of the v2 hierarchy
 * @param byController roots of the v1 hierarchies by controller, and {@code name=systemd}
 */
public record Cgroups(Optional<Path> unified, Map<String, Path> byController) {
  /** Stands for the v2 hierarchy where a controller is asked for. */
  static final String UNIFIED = "";

  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final Set<String> RESOURCES = Set.of("memory", "cpu", "cpuacct");
  private static final int TARGET = 1;
  private static final int TYPE = 2;
  private static final int OPTIONS = 3;

  public Cgroups {
    byController = Map.copyOf(byController);
  }

  /** The host's. */
  public static Cgroups here() {
    try {
      return parse(Files.readAllLines(MOUNTS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MOUNTS, e);
    }
  }

  static Cgroups parse(List<String> mounts) {
    Optional<Path> unified = Optional.empty();
    Map<String, Path> byController = new HashMap<>();
    for (String line : mounts) {
      String[] fields = line.split(" ");
      if (fields.length > OPTIONS && fields[TYPE].equals("cgroup2")) {
        unified = Optional.of(Path.of(fields[TARGET]));
      } else if (fields.length > OPTIONS && fields[TYPE].equals("cgroup")) {
        Path root = Path.of(fields[TARGET]);
        Arrays.stream(fields[OPTIONS].split(",")).forEach(it -> byController.put(it, root));
      }
    }
    return new Cgroups(unified, byController);
  }

  public CgroupVersion version() {
    boolean old = RESOURCES.stream().anyMatch(byController::containsKey);
    return unified.isPresent() && !old ? CgroupVersion.V2 : CgroupVersion.V1;
  }

  /** {@code v2}, {@code hybrid} or {@code v1}, for health attributes. */
  public String layout() {
    if (version() == CgroupVersion.V2) {
      return "v2";
    }
    return unified.isPresent() ? "hybrid" : "v1";
  }

  /**
   * The root of the hierarchy that {@code /proc/PID/cgroup} names.
   *
   * @param controllers separated by commas; empty for v2
   */
  public Optional<Path> hierarchy(String controllers) {
    return controllers.equals(UNIFIED)
        ? unified
        : Optional.ofNullable(byController.get(controllers.split(",")[0]));
  }

  /**
   * The folder of a group.
   *
   * @param controller the v1 controller or {@link #UNIFIED}; v2 has one folder for all
   * @param group below the hierarchy's root, as systemd's {@code ControlGroup} tells it
   */
  public Optional<Path> folder(String controller, String group) {
    Optional<Path> root =
        version() == CgroupVersion.V2 || controller.equals(UNIFIED)
            ? unified
            : Optional.ofNullable(byController.get(controller));
    return root.map(it -> it.resolve("." + group).normalize());
  }
}
