package dev.holdfast.runtime.linux.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of control groups. */
public final class GroupProcesses {
  private static final String ROOT = "";
  private static final String LIST = "cgroup.procs";

  private final Cgroups cgroups;

  public GroupProcesses(Cgroups cgroups) {
    this.cgroups = cgroups;
  }

  /**
   * The processes of a group and those below it; none where it is gone. None either for the root or
   * what is not below it: an empty name must not stand for every process of the machine.
   */
  public List<Long> of(String group) {
    return cgroups.folder("memory", group).filter(this::isBelowRoot).stream()
        .flatMap(GroupProcesses::lists)
        .flatMap(list -> CounterFiles.lines(list).stream())
        .map(Long::parseLong)
        .filter(process -> process > 0)
        .distinct()
        .toList();
  }

  private boolean isBelowRoot(Path folder) {
    return cgroups
        .folder("memory", ROOT)
        .filter(root -> folder.startsWith(root) && !folder.equals(root))
        .isPresent();
  }

  private static Stream<Path> lists(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(LIST)).toList().stream();
    } catch (IOException | UncheckedIOException _) {
      return Stream.empty(); // The group or one below it ended meanwhile.
    }
  }
}
