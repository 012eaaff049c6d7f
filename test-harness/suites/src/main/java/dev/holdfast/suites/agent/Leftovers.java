package dev.holdfast.suites.agent;

import java.io.IOException;
import java.nio.file.Path;

/** Removes what an agent leaves in its folder. */
public final class Leftovers {
  private Leftovers() {}

  /** Unmounts everything below the folder and removes it; one that is not there is fine. */
  public static void remove(Path folder) throws IOException, InterruptedException {
    Mounts.removeBelow(folder);
    Trees.delete(folder);
  }
}
