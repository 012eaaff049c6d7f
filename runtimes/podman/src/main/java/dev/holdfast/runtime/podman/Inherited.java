package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Workloads of which an earlier life of the plugin left files. Where it died between the removal of
 * a container and that of the files, and what it remembered was lost too, nobody else clears them
 * away.
 */
final class Inherited {
  private final Set<WorkloadId> workloads = new HashSet<>();

  /** Looks what there is. */
  Inherited(Path bootFolder) {
    read(bootFolder.resolve(Outputs.FOLDER));
    read(bootFolder.resolve(SentSignals.FOLDER));
  }

  private void read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString().split("\\.", 2)[0])
          .flatMap(name -> WorkloadId.parse(name).stream())
          .forEach(workloads::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look what an earlier life left in " + folder, e);
    }
  }

  /** From now on the files are those of this life. */
  synchronized void isLaunched(WorkloadId id) {
    workloads.remove(id);
  }

  /**
   * Forgets those that have no container; the first call settles it.
   *
   * @param present every workload that has one, of all services
   */
  synchronized void compare(Collection<WorkloadId> present, Consumer<WorkloadId> forget) {
    workloads.removeAll(Set.copyOf(present));
    workloads.forEach(forget);
    workloads.clear();
  }
}
