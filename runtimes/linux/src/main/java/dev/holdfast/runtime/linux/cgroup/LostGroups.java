package dev.holdfast.runtime.linux.cgroup;

import dev.holdfast.runtime.linux.Pauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Control groups that whoever made them has lost sight of, found by a part of their own names in
 * every hierarchy: those that systemd does not manage are not removed by it either.
 */
public final class LostGroups {
  private static final String LIST = "cgroup.procs";
  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Cgroups cgroups;

  public LostGroups(Cgroups cgroups) {
    this.cgroups = cgroups;
  }

  /**
   * The folders of groups and what is below them.
   *
   * @param part such as a container's id; not blank, which would stand for every group
   */
  public List<Path> named(String part) {
    if (part.isBlank()) {
      throw new IllegalArgumentException("a part of a control group's name is needed");
    }
    List<Path> found = new ArrayList<>();
    Stream.concat(cgroups.unified().stream(), cgroups.byController().values().stream())
        .distinct()
        .forEach(root -> walk(root, new Collect(root, part, found)));
    return found;
  }

  private static void walk(Path root, Collect collect) {
    try {
      Files.walkFileTree(root, collect);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for control groups below " + root, e);
    }
  }

  /** The processes that are in these groups now. */
  public List<Long> processes(List<Path> groups) {
    return groups.stream()
        .flatMap(group -> CounterFiles.lines(group.resolve(LIST)).stream())
        .map(Long::parseLong)
        .filter(process -> process > 0)
        .distinct()
        .toList();
  }

  /** Removes groups as soon as their processes have ended; what does not get empty stays. */
  public void remove(List<Path> groups) {
    List<Path> left = groups.stream().sorted(Comparator.reverseOrder()).toList();
    for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
      if (i > 0) {
        Pauses.pause(PAUSE);
      }
      left = left.stream().filter(group -> !isRemoved(group)).toList();
    }
  }

  private static boolean isRemoved(Path group) {
    try {
      Files.delete(group);
      return true;
    } catch (NoSuchFileException _) {
      return true;
    } catch (IOException _) {
      return false; // Busy: a process in it is still ending.
    }
  }

  /** Collects folders; one that goes away meanwhile was not there. */
  private static final class Collect extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String part;
    private final List<Path> found;

    Collect(Path root, String part, List<Path> found) {
      this.root = root;
      this.part = part;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (root.relativize(folder).toString().contains(part)) {
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
}
