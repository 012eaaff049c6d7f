package dev.holdfast.controller.distribution;

import dev.holdfast.runtime.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for one launch, with all that a driver whose state lies in it leaves on the machine.
 *
 * @param folder for socket, state and output
 */
record Scratch(Path folder) implements AutoCloseable {
  private static final String DRIVER = "systemd";

  static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("holdfast-launch-"));
  }

  Path stateDir() {
    return folder.resolve("state");
  }

  /** What the driver keeps until the next boot, where it may write there. */
  private Path bootFolder() {
    String name = DRIVER + "-" + Owner.of(DRIVER, stateDir()).value();
    return Path.of("/run/holdfast").resolve(name);
  }

  @Override
  public void close() throws IOException {
    Trees.remove(bootFolder());
    Trees.remove(folder);
  }
}
