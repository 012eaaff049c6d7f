package dev.holdfast.nomadside.observe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Takes inventories of one machine.
 *
 * @param unitPattern which units count, for example {@code *nomad*}; empty where there is no
 *     systemd
 * @param cgroupFilter which cgroup directories count, by their path
 * @param folder where named pipes and mounts count
 */
public record Observer(String unitPattern, Predicate<String> cgroupFilter, Path folder) {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final int MOUNT_POINT = 4;

  /** Everything that counts, at this moment. */
  public Inventory inventory() throws IOException {
    SortedSet<String> units = unitPattern.isEmpty() ? new TreeSet<>() : Units.loaded(unitPattern);
    return new Inventory(units, cgroups(), mounts(), fifos());
  }

  private SortedSet<String> cgroups() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    Files.walkFileTree(CGROUPS, new Walk(found, cgroupFilter, false));
    return found;
  }

  private SortedSet<String> mounts() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      String point = line.split(" ", -1)[MOUNT_POINT];
      if (Path.of(point).startsWith(folder)) {
        found.add(point);
      }
    }
    return found;
  }

  private SortedSet<String> fifos() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Walk(found, path -> isFifo(Path.of(path)), true));
    }
    return found;
  }

  private static boolean isFifo(Path path) {
    try {
      int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return (mode & 0170000) == 0010000;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Collects files or directories; what goes away meanwhile was not there. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final SortedSet<String> found;
    private final Predicate<String> wanted;
    private final boolean files;

    Walk(SortedSet<String> found, Predicate<String> wanted, boolean files) {
      this.found = found;
      this.wanted = wanted;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return files ? FileVisitResult.CONTINUE : take(dir);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return files ? take(file) : FileVisitResult.CONTINUE;
    }

    private FileVisitResult take(Path path) {
      if (wanted.test(path.toString())) {
        found.add(path.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path dir, @org.jspecify.annotations.Nullable IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
