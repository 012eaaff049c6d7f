package dev.holdfast.suites.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nomad mounts a folder in memory for each allocation's secrets and leaves it when it ends. */
final class Mounts {
  private static final int MOUNT_POINT = 4;

  private Mounts() {}

  static void removeBelow(Path folder) throws IOException, InterruptedException {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo")).reversed()) {
      String point = line.split(" ", -1)[MOUNT_POINT];
      if (Path.of(point).startsWith(folder) && !Path.of(point).equals(folder)) {
        new ProcessBuilder(List.of("umount", "-l", point)).inheritIO().start().waitFor();
      }
    }
  }
}
