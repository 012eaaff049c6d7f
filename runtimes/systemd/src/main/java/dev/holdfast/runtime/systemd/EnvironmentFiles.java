package dev.holdfast.runtime.systemd;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import dev.holdfast.runtime.Environment;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * The tasks' environments, one file (0600) each in a folder (0700) that vanishes at reboot. Unit
 * properties can be read by every user of the node, so secrets cannot be there. A file stays until
 * its workload is removed, because commands that run beside the task need it as well.
 */
final class EnvironmentFiles {
  private static final String FOLDER_MODE = "rwx------";
  private static final String FILE_MODE = "rw-------";

  private final Path folder;

  EnvironmentFiles(Path bootFolder) {
    this.folder = bootFolder.resolve("environment");
  }

  Path path(WorkloadId id) {
    return folder.resolve(id.value());
  }

  /**
   * Writes a workload's variables, in place of what was there.
   *
   * @throws RuntimeUnavailable if it cannot be written, which may change: the folder is in memory,
   *     and is full for as long as others fill it
   */
  void write(WorkloadId id, Environment environment) {
    Path file = path(id);
    try {
      Files.createDirectories(folder, asFileAttribute(fromString(FOLDER_MODE)));
      Files.deleteIfExists(file);
      write(file, EnvironmentText.write(environment));
    } catch (IOException e) {
      throw new RuntimeUnavailable(
          "the task's environment cannot be written to %s (%s): free space there"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, options, asFileAttribute(fromString(FILE_MODE)))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** The variables of a workload; none where there is no file. */
  Map<String, String> read(WorkloadId id) {
    try {
      return EnvironmentText.read(Files.readString(path(id)));
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path(id), e);
    }
  }

  void delete(WorkloadId id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path(id), e);
    }
  }
}
