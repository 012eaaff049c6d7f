package dev.holdfast.trial.cli;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.trial.fault.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what this machine lets us do. */
final class ThisMachine {
  private static final Path BOOTED = Path.of("/run/systemd/system");

  private ThisMachine() {}

  static Machine look() {
    return new Machine(Files.isDirectory(BOOTED), canMount(), canMakeDisks());
  }

  private static boolean canMount() {
    try {
      Shell.run("unshare", "--mount", "/bin/sh", "-c", "mount -t tmpfs -o size=64k trial /mnt");
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean canMakeDisks() {
    try {
      Shell.run("/bin/sh", "-c", "command -v mkfs.ext4 && losetup --find");
      return true;
    } catch (IOException missing) {
      return false;
    }
  }

  static void requireRoot() throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (!uid.equals(0)) {
      throw new UsageException(
          "holdfast-trial kills processes and restarts daemons: run it as root, best on a lab node.");
    }
  }
}
