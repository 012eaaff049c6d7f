package dev.holdfast.suites.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many threads and processes one process may have, by a control group of its own: {@code
 * RLIMIT_NPROC} does not bind root.
 */
record ProcessNumbers(Path group) {
  private static final Path MOUNTS = Path.of("/sys/fs/cgroup");

  /** Moves a process into a group that allows everything yet. */
  static ProcessNumbers of(long pid) {
    try {
      Path separate = MOUNTS.resolve("pids");
      Path parent = Files.isDirectory(separate) ? separate : MOUNTS;
      Path group = Files.createDirectory(parent.resolve("no-room-" + pid));
      Files.writeString(group.resolve("cgroup.procs"), String.valueOf(pid));
      return new ProcessNumbers(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No thread and no process can be made any more. */
  void useUp() throws IOException {
    Files.writeString(group.resolve("pids.max"), Files.readString(group.resolve("pids.current")));
  }

  /** The group stays until its process has ended; the node takes it away. */
  void giveBack() throws IOException {
    Files.writeString(group.resolve("pids.max"), "max");
  }
}
