package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process that ships. There is one for a folder; a second ends at once. */
public final class ShipperMain {
  private ShipperMain() {}

  /** Takes the folder. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    Optional<FolderLock> taken = FolderLock.take(folder);
    if (taken.isPresent()) {
      try (FolderLock _ = taken.orElseThrow()) {
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
    self.tidy();
  }
}
