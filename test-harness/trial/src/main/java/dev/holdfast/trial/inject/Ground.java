package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.machine.LosableDisk;
import dev.holdfast.nomadside.machine.Shell;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of one case. The plugin's state lies on a small file system of its own where that can
 * be had, so that it can be filled up.
 *
 * @param home short, because a socket's path has to fit into it
 * @param disks what the state folder lies on
 */
public record Ground(Path home, Disks disks) implements AutoCloseable {
  private static final Path PARENT = Path.of("/var/tmp");
  private static final String PREFIX = "ht";
  private static final String OWNER = "owner";
  private static final String SIZE = "64m";

  /** Variable of the plugin that names the folder, so that it is found when its trial is gone. */
  static final String MARK = "HOLDFAST_TRIAL_HOME";

  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What a plugin's state may lie on. */
  public enum Disks {
    /** The machine's own. */
    SHARED,
    /** A small file system in memory. */
    IN_MEMORY,
    /** A small file system in a file, which forgets what was not synced when its power is cut. */
    FORGETFUL
  }

  /** A new place. */
  public static Ground fresh(Disks disks) throws IOException {
    Ground ground = new Ground(Files.createTempDirectory(PARENT, PREFIX), disks);
    Files.writeString(ground.home.resolve(OWNER), Owner.self().text());
    Files.createDirectories(ground.data());
    Files.createDirectories(ground.state());
    switch (disks) {
      case SHARED -> {}
      case IN_MEMORY ->
          Shell.run(
              "mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=0700", "trial", ground.disk());
      case FORGETFUL -> LosableDisk.mounted(ground.state(), ground.image());
    }
    return ground;
  }

  /** Those whose trial was killed; what they lie on is not known. */
  static List<Ground> abandoned() throws IOException {
    List<Ground> found = new ArrayList<>();
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
      for (Path home : homes) {
        if (Owner.of(home.resolve(OWNER)).filter(Owner::isGone).isPresent()) {
          found.add(new Ground(home, Disks.SHARED));
        }
      }
    }
    return found;
  }

  /** The plugin, marked as one of this case. */
  public PluginFile marked(PluginFile plugin) {
    return plugin.withVariable(MARK, home.toString());
  }

  /** What is planted for this case has this in its name, and nothing else has. */
  public String strangerName() {
    return "0stranger-" + home.getFileName();
  }

  /** Whether the state folder is a file system of its own. */
  boolean ownDisk() {
    return disks != Disks.SHARED;
  }

  private Path image() {
    return home.resolve("i");
  }

  /** The power of the disk goes and comes back; the plugin must be dead. */
  void cutPower() throws IOException {
    new LosableDisk(state(), image()).losePower();
  }

  /** The client's data folder. */
  public Path data() {
    return home.resolve("c");
  }

  /** The plugin's state folder. */
  public Path state() {
    return home.resolve("s");
  }

  /** Where a plugin with failpoints reads what shall fail. */
  public Path failpoints() {
    return home.resolve("f");
  }

  private String disk() {
    return state().toString();
  }

  /** Where the plugin's wrapper and the sockets in front of the real ones are. */
  public Path wrapper() {
    return home.resolve("p");
  }

  /** Copies what the plugin remembers and logged, for somebody who looks into a violation. */
  public void keepState(Path to) throws IOException {
    Shell.run("cp", "-a", disk(), to.toString());
  }

  /** Lets nobody write to the disk any more; what is open for writing forbids it. */
  void readOnly() throws IOException {
    Shell.run("mount", "-o", "remount,ro", disk());
  }

  void writable() throws IOException {
    Shell.run("mount", "-o", "remount,rw", disk());
  }

  @Override
  public void close() throws IOException {
    if (ownDisk()) {
      Shell.run("umount", "-l", disk());
    }
    deleteAll();
  }

  /** The same where it is not known what the state folder lies on. */
  void remove() throws IOException {
    Shell.run("/bin/sh", "-c", "while mountpoint -q \"$0\"; do umount -l \"$0\"; done", disk());
    deleteAll();
  }

  // Whoever is just being ended may still make a file.
  private void deleteAll() throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        delete(home);
        return;
      } catch (DirectoryNotEmptyException busy) {
        if (left == 0) {
          throw busy;
        }
        Pause.of(PAUSE);
      }
    }
  }

  /** Removes a folder with everything in it; missing is fine. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
