package dev.holdfast.store.mapdb;

import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

  // 18 digits always fit a long.
  private static final Pattern SNAPSHOT = Pattern.compile("tasks-([0-9]{1,18})\\.db");
  private static final Pattern JOURNAL = Pattern.compile("journal-([0-9]{1,18})\\.log");
  private static final Pattern OURS = Pattern.compile("(tasks|journal)-[0-9]{1,18}\\..*");

  /** The folder, made where it is missing, and closed to other users. */
  static StoreFolder prepared(Path path) {
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    try {
      Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownerOnly));
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

  static StoreUnavailable unusable(Path path, String why, IOException cause) {
    return new StoreUnavailable(
        "the state folder "
            + path
            + " cannot be used ("
            + why
            + "): make it a folder that this user may write to, or configure another",
        cause);
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
      if (matcher.matches()) {
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
