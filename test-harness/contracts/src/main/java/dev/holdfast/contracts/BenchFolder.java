package dev.holdfast.contracts;

import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.TaskSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A test's files: FIFOs, and task folders as Nomad makes them. */
final class BenchFolder implements AutoCloseable {
  private static final String FOR_ALL = "rwxr-xr-x";
  private static final String WRITABLE = "rwxrwxrwx";

  private final List<Output> outputs = new CopyOnWriteArrayList<>();
  private final Path root;

  BenchFolder() {
    try {
      root = Files.createTempDirectory("holdfast-contract-");
      permit(root, FOR_ALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Output output() {
    Output output = Output.unread(root.resolve("fifo-" + outputs.size()));
    outputs.add(output);
    return output;
  }

  TaskDirectory taskDirectory(TaskSlot slot) {
    TaskDirectory directory =
        new TaskDirectory(root.resolve(slot.allocId()), slot.taskName().replace('\n', ' '));
    try {
      Files.createDirectories(directory.root());
      for (Path folder : List.of(directory.local(), directory.secrets(), directory.shared())) {
        permit(Files.createDirectories(folder), WRITABLE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Override
  public void close() {
    outputs.forEach(Output::close);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
