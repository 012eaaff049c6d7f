package dev.holdfast.store.mapdb;

import static java.nio.file.StandardOpenOption.READ;

import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.disk.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a store's files. */
record StoreFolder(Path path) {
  static final String UNFINISHED_SUFFIX = ".tmp";

  private static final long MAX_FILE_BYTES = 1L << 30;

  /** Names beyond it are not ours; below it there is room to count on for ever. */
  private static final long MAX_GENERATION = 1_000_000_000_000_000L;

  // 18 digits always fit a long.
  private static final Pattern SNAPSHOT = Pattern.compile("tasks-([0-9]{1,18})\\.db");
  private static final Pattern JOURNAL = Pattern.compile("journal-([0-9]{1,18})\\.log");
  private static final Pattern OURS = Pattern.compile("(tasks|journal)-[0-9]{1,18}\\..*");

  /** The folder, made where it is missing, and closed to other users. */
  static StoreFolder prepared(Path path, Disk disk) {
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    try {
      create(path, PosixFilePermissions.asFileAttribute(ownerOnly), disk);
      if (!Files.getPosixFilePermissions(path).equals(ownerOnly)) {
        Files.setPosixFilePermissions(path, ownerOnly);
      }
      return new StoreFolder(path);
    } catch (FileAlreadyExistsException e) {
      throw unusable(path, "something that is no folder has that name", e);
    } catch (IOException e) {
      throw unusable(path, reason(e), e);
    }
  }

  private static void create(Path path, FileAttribute<?> ownerOnly, Disk disk) throws IOException {
    Path parent = path.getParent();
    if (!Files.isDirectory(path) && parent != null) {
      create(parent, ownerOnly, disk);
      Files.createDirectory(path, ownerOnly);
      disk.syncFolder(parent);
    }
  }

  static StoreUnavailable unusable(Path path, String why, IOException cause) {
    return new StoreUnavailable(
        "the state folder "
            + path
            + " cannot be used ("
            + why
            + "): make it a folder that this user may write to, or configure another",
        cause);
  }

  /**
   * Opens a file for reading.
   *
   * @throws IOException also where it is larger than any that a store writes: reading it through
   *     would hold up the start
   */
  static FileChannel readable(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, READ);
    if (channel.size() > MAX_FILE_BYTES) {
      channel.close();
      throw new IOException("it has more than " + MAX_FILE_BYTES + " bytes");
    }
    return channel;
  }

  /** What went wrong in words; the JDK often puts nothing but the path into the message. */
  static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  Path snapshot(long generation) {
    return path.resolve("tasks-" + generation + ".db");
  }

  Path journal(long generation) {
    return path.resolve("journal-" + generation + ".log");
  }

  NavigableMap<Long, Path> snapshots() throws IOException {
    return numbered(SNAPSHOT);
  }

  NavigableMap<Long, Path> journals() throws IOException {
    return numbered(JOURNAL);
  }

  private NavigableMap<Long, Path> numbered(Pattern pattern) throws IOException {
    NavigableMap<Long, Path> found = new TreeMap<>();
    for (Path file : files()) {
      Matcher matcher = pattern.matcher(file.getFileName().toString());
      if (matcher.matches() && Long.parseLong(matcher.group(1)) <= MAX_GENERATION) {
        found.put(Long.parseLong(matcher.group(1)), file);
      }
    }
    return found;
  }

  /** Snapshots, journals, what became of them, and what was to become one. */
  List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(path)) {
      return list.filter(file -> OURS.matcher(file.getFileName().toString()).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  /** Removes what a crash left half-written; nobody was told of it. */
  void removeUnfinished(Disk disk) throws IOException {
    for (Path file : files()) {
      if (file.getFileName().toString().endsWith(UNFINISHED_SUFFIX)) {
        disk.delete(file);
      }
    }
  }

  long sizeBytes() {
    try {
      long sum = 0;
      for (Path file : files()) {
        sum += Files.exists(file) ? Files.size(file) : 0;
      }
      return sum;
    } catch (IOException e) {
      // A file went away between the two questions; the figure is for people.
      return 0;
    }
  }
}
