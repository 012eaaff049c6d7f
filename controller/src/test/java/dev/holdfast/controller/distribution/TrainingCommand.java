package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Makes the ahead-of-time cache of the commands: asks the plugin that is being trained for a dump,
 * from which that one learns to answer, too. Where no plugin can run, who is not root for instance,
 * it learns how to say so.
 */
final class TrainingCommand {
  private static final int LIMIT_MINUTES = 3;

  private final Folder folder;
  private final Path log;

  TrainingCommand(Folder folder, Path work) {
    this.folder = folder;
    this.log = work.resolve("training-command.log");
  }

  void run(Path stateDir) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                folder.java().toString(),
                "@" + folder.options(),
                "-XX:AOTCacheOutput=" + folder.commandCache(),
                "-Dholdfast.launcher=holdfast",
                "-jar",
                folder.jar().toString(),
                "dump",
                "--driver=systemd",
                "--output=json",
                "--state-dir=" + stateDir)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    if (!ended || !Files.exists(folder.commandCache())) {
      process.destroyForcibly();
      throw new IOException("the training run of the commands failed; see " + log);
    }
  }
}
