package dev.holdfast.trial.witness;

import dev.holdfast.nomadside.observe.Observer;
import dev.holdfast.nomadside.observe.Units;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Item.Kind;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.profile.Leftovers;
import dev.holdfast.trial.profile.Profile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything on the node that the profile counts as left behind, now. Nomad's own pipes and folders
 * are Nomad's to remove.
 */
public final class Inventory {
  private static final Path LINKS = Path.of("/sys/class/net");
  private static final Path NAMESPACES = Path.of("/run/netns");

  private final Leftovers counted;
  private final ProcessTable processes;

  public Inventory(Profile profile) {
    this.counted = profile.leftovers();
    this.processes = new ProcessTable(profile.truth());
  }

  /**
   * Takes it.
   *
   * @param slots whose processes count
   */
  public Set<Item> take(Collection<Slot> slots) throws IOException {
    Set<Item> items = new LinkedHashSet<>();
    if (!counted.units().isEmpty()) {
      Units.loaded(counted.units()).forEach(unit -> items.add(new Item(Kind.UNIT, unit)));
    }
    if (!counted.cgroups().isEmpty()) {
      cgroups(items);
    }
    for (String folder : counted.folders()) {
      files(Path.of(folder), items);
    }
    names(LINKS, Kind.LINK, items);
    names(NAMESPACES, Kind.NETNS, items);
    processes(slots, items);
    return items;
  }

  private void cgroups(Set<Item> items) throws IOException {
    Observer observer =
        new Observer("", path -> path.contains(counted.cgroups()), Path.of("/nonexistent"));
    observer.inventory().cgroups().forEach(cgroup -> items.add(new Item(Kind.CGROUP, cgroup)));
  }

  private static void files(Path folder, Set<Item> items) throws IOException {
    new Observer("", _ -> false, folder)
        .inventory().mounts().stream()
            // The folder's own mount is not of a task: Podman's store makes one when it needs it.
            .filter(mount -> !mount.equals(folder.toString()))
            .forEach(mount -> items.add(new Item(Kind.MOUNT, mount)));
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, new Collect(items));
    }
  }

  private static void names(Path folder, Kind kind, Set<Item> items) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.forEach(entry -> items.add(new Item(kind, entry.getFileName().toString())));
      }
    }
  }

  /** What lives with its parent needs no mention of its own. */
  private void processes(Collection<Slot> slots, Set<Item> items) throws IOException {
    for (List<TaskProcess> found : processes.walk(slots).values()) {
      Set<Long> pids =
          found.stream().map(process -> process.identity().pid()).collect(Collectors.toSet());
      found.stream()
          .filter(process -> !pids.contains(process.parent()))
          .map(TaskProcess::identity)
          .forEach(it -> items.add(new Item(Kind.PROCESS, it.pid() + ":" + it.startTicks())));
    }
  }

  /** Collects files; what goes away meanwhile was not there. */
  private static final class Collect extends SimpleFileVisitor<Path> {
    private final Set<Item> items;

    Collect(Set<Item> items) {
      this.items = items;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      items.add(new Item(attributes.isOther() ? Kind.FIFO : Kind.FILE, file.toString()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
