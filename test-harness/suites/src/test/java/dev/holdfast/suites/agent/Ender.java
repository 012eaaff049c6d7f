package dev.holdfast.suites.agent;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A batch task that ends when a file appears, which no part of Nomad has to be up for. */
record Ender(Path folder) {
  private static final Duration SOON = Duration.ofSeconds(20);

  JobText job(String id, int code) {
    return JobText.batch(
        id, "while ! [ -e %s ]; do sleep 0.1; done; exit %d".formatted(file(), code));
  }

  private Path file() {
    return folder.resolve("end");
  }

  void letEnd(ProcessIdentity process) throws IOException {
    Files.createFile(file());
    Waiting.until("end of " + process, SOON, () -> Proc.isAlive(process), alive -> !alive);
  }
}
