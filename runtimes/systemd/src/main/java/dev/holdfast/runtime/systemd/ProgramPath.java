package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which file a {@code command} means. */
final class ProgramPath {
  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private ProgramPath() {}

  /**
   * The absolute path of the program. Volumes may put files where the host has none, so with
   * volumes an absolute path is taken as it is.
   */
  static Path resolve(WorkloadSpec spec, String command) {
    List<Path> candidates = candidates(spec, command);
    if (candidates.getFirst().equals(Path.of(command)) && !spec.mounts().isEmpty()) {
      return candidates.getFirst();
    }
    return candidates.stream()
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst()
        .orElseThrow(() -> notFound(command, candidates));
  }

  private static List<Path> candidates(WorkloadSpec spec, String command) {
    try {
      Path path = Path.of(command);
      return path.isAbsolute() ? List.of(path) : relative(spec, path);
    } catch (InvalidPathException e) {
      throw new RuntimeRefused("command = \"%s\" is not a path".formatted(command), e);
    }
  }

  private static List<Path> relative(WorkloadSpec spec, Path command) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(spec.directory().local().resolve(command).normalize());
    candidates.add(spec.directory().root().resolve(command).normalize());
    if (command.getNameCount() == 1) {
      String searchPath = spec.environment().variables().getOrDefault("PATH", DEFAULT_PATH);
      for (String folder : searchPath.split(":")) {
        if (folder.startsWith("/")) {
          candidates.add(Path.of(folder).resolve(command));
        }
      }
    }
    return candidates;
  }

  private static RuntimeRefused notFound(String command, List<Path> candidates) {
    List<Path> there = candidates.stream().filter(Files::exists).toList();
    if (!there.isEmpty()) {
      return new RuntimeRefused(
          "command = \"%s\": %s is not an executable file, make it one"
              .formatted(command, there.getFirst()));
    }
    String tried = candidates.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new RuntimeRefused(
        "command = \"%s\" was not found (tried %s): install it or correct the path"
            .formatted(command, tried));
  }
}
