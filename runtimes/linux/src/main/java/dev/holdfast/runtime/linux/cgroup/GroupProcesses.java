package dev.holdfast.runtime.linux.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * The processes of every group whose own name holds this, wherever it is, and of those below it.
   *
   * @param part such as a container's id; not blank, which would stand for every process
   */
  public List<Long> ofGroupsNamed(String part) {
    if (part.isBlank()) {
      throw new IllegalArgumentException("a part of a control group's name is needed");
    }
    return cgroups.folder("memory", ROOT).stream()
        .flatMap(root -> groupsNamed(root, part).stream().map(root::relativize))
        .flatMap(group -> of("/" + group).stream())
        .distinct()
        .toList();
  }

  private static List<Path> groupsNamed(Path root, String part) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collect(part, found));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for control groups below " + root, e);
    }
    return found;
  }

  /** Collects folders; one that goes away meanwhile was not there. */
  private static final class Collect extends SimpleFileVisitor<Path> {
    private final String part;
    private final List<Path> found;

    Collect(String part, List<Path> found) {
      this.part = part;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.getFileName().toString().contains(part)) {
        found.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
      return FileVisitResult.CONTINUE;
    }
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
