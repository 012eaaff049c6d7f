package dev.holdfast.store.mapdb;

import dev.holdfast.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps damaged files under another name. A second name for the same bytes comes first, and nothing
 * is written to those bytes from then on; the first name goes when a new generation is complete. So
 * a crash in between loses neither the file nor what is readable in it.
 */
record Repair(StoreFolder folder, Disk disk) {
  private static final Logger log = LoggerFactory.getLogger(Repair.class);

  /** Gives each file a second name; answers those names by file, without those where it failed. */
  Map<Path, Path> setAside(List<Path> files, Instant now) {
    Map<Path, Path> names = new LinkedHashMap<>();
    for (Path file : files) {
      Path name = free(file, now);
      try {
        disk.duplicate(file, name);
        names.put(file, name);
      } catch (IOException e) {
        log.warn("{} could not be set aside: {}", file, StoreFolder.reason(e));
      }
    }
    return names;
  }

  private static Path free(Path file, Instant now) {
    var time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    String name = file.getFileName() + ".damaged-" + time.format(now);
    Path free = file.resolveSibling(name);
    for (int i = 2; Files.exists(free); i++) {
      free = file.resolveSibling(name + "-" + i);
    }
    return free;
  }

  /** The first names go when a new generation is complete. */
  void removeOriginals(Map<Path, Path> aside) throws IOException {
    for (Path file : aside.keySet()) {
      disk.delete(file);
    }
  }

  static List<String> sentences(List<Damage> damage, Map<Path, Path> aside) {
    return damage.stream().map(it -> sentence(it, aside)).toList();
  }

  private static String sentence(Damage damage, Map<Path, Path> aside) {
    return damage
        .file()
        .map(aside::get)
        .map(name -> damage.what() + "; the file was set aside as " + name + ".")
        .orElseGet(damage::sentence);
  }
}
