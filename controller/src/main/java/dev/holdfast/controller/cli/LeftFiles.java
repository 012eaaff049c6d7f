package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.AuditImage.Finding;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that runtimes keep for workloads which are no more: they are called after them. */
final class LeftFiles {
  private static final int DEPTH = 3;

  private LeftFiles() {}

  /**
   * What is left in a folder that neither a workload nor a record asks for.
   *
   * @param wanted names of the workloads that have a record or are there
   * @throws StoreUnavailable if the folder is there and cannot be read
   */
  static List<Finding> of(Path folder, Set<String> wanted) {
    try {
      return Files.isDirectory(folder) ? in(folder, wanted) : List.of();
    } catch (IOException e) {
      throw new StoreUnavailable("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A runtime may have several files of one workload, told apart by what follows a dot. */
  private static String workload(Path file) {
    return file.getFileName().toString().split("\\.", 2)[0];
  }

  private static List<Finding> in(Path folder, Set<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith(WorkloadId.PREFIX))
          .filter(file -> !wanted.contains(workload(file)))
          .map(file ->
              new Finding(
                  "left_file",
                  file.toString(),
                  file.getFileName().toString(),
                  "the file is there, and neither a workload nor a record asks for it"))
          .toList();
    }
  }
}
