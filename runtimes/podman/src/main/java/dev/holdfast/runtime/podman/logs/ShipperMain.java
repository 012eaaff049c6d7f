package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process that ships. There is one for a folder; a second ends at once. */
public final class ShipperMain {
  static final String LOCK = "shipper.lock";

  private ShipperMain() {}

  /** Takes the folder. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        serve(folder);
      }
    }
    System.exit(0);
  }

  private static void serve(Path folder) throws IOException, InterruptedException {
    ShipperProcess self = ShipperProcess.in(folder);
    do {
      self.announce();
      new Shipper(folder).run();
      self.withdraw();
      // Who asked before it was withdrawn relies on us; who asks later starts another one.
    } while (Files.isDirectory(folder) && self.hasJobs());
  }
}
