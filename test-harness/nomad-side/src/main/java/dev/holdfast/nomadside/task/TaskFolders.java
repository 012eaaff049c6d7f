package dev.holdfast.nomadside.task;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one task below the client's data folder. {@link #create} makes them with Nomad's
 * modes; the secrets are no file system of their own here.
 *
 * @param allocDir folder of the allocation, shared by the tasks of the group
 */
public record TaskFolders(Path allocDir, String task) {
  private static final int STICKY_OPEN = 01777;
  private static final int OPEN = 0777;
  private static final int SHARED = 0755;

  /** The folders of a task of this allocation below {@code <data>/alloc}. */
  public static TaskFolders of(Path data, String allocId, String task) {
    return new TaskFolders(data.toAbsolutePath().resolve("alloc").resolve(allocId), task);
  }

  public Path shared() {
    return allocDir.resolve("alloc");
  }

  public Path logs() {
    return shared().resolve("logs");
  }

  public Path taskDir() {
    return allocDir.resolve(task);
  }

  public Path local() {
    return taskDir().resolve("local");
  }

  public Path secrets() {
    return taskDir().resolve("secrets");
  }

  public Path stdoutFifo() {
    return logs().resolve("." + task + ".stdout.fifo");
  }

  public Path stderrFifo() {
    return logs().resolve("." + task + ".stderr.fifo");
  }

  /** The file that the reader of the pipe writes. */
  public Path stdoutFile() {
    return logs().resolve(task + ".stdout.0");
  }

  public Path stderrFile() {
    return logs().resolve(task + ".stderr.0");
  }

  /** Makes what is missing and sets the modes. */
  public TaskFolders create() throws IOException {
    directory(allocDir, SHARED);
    directory(shared(), SHARED);
    directory(logs(), OPEN);
    directory(shared().resolve("tmp"), OPEN);
    directory(shared().resolve("data"), OPEN);
    directory(taskDir(), OPEN);
    directory(local(), OPEN);
    directory(secrets(), OPEN);
    directory(taskDir().resolve("private"), OPEN);
    directory(taskDir().resolve("tmp"), STICKY_OPEN);
    return this;
  }

  private static void directory(Path path, int mode) throws IOException {
    Files.createDirectories(path);
    Files.setAttribute(path, "unix:mode", mode);
  }

  /** Removes the allocation's folder with everything in it. Missing is fine. */
  public void delete() throws IOException {
    if (Files.exists(allocDir)) {
      Files.walkFileTree(allocDir, new Delete());
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (error instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException error)
        throws IOException {
      if (error != null) {
        throw error;
      }
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
