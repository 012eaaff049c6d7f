package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the ahead-of-time cache: starts the shipped jars on the shipped runtime as Nomad would,
 * makes the calls of an agent, and lets the process write at its end what it had loaded.
 */
final class Training {
  private static final Duration WRITING = Duration.ofMinutes(3);

  private final Folder folder;
  private final Path work;

  Training(Folder folder, Path work) {
    this.folder = folder;
    this.work = work;
  }

  void run() throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        LaunchedPlugin plugin = LaunchedPlugin.command(command()).start(scratch.folder())) {
      learn(plugin, scratch);
    }
  }

  private void learn(LaunchedPlugin plugin, Scratch scratch)
      throws IOException, InterruptedException {
    if (!plugin.firstLine().startsWith("1|2|unix|")) {
      throw failed("its first line was: " + plugin.firstLine(), plugin);
    }
    TrainingCalls calls = new TrainingCalls(plugin.channel());
    calls.validate();
    calls.configure(scratch.stateDir());
    Files.write(log(), new TrainingTask(plugin.channel(), scratch.folder()).live());
    new TrainingCommand(folder, work).run(scratch.stateDir());
    calls.end();
    int exit = plugin.awaitExit(WRITING);
    if (exit != 0 || !Files.exists(folder.cache())) {
      throw failed("it ended with " + exit + " and no cache", plugin);
    }
  }

  private IOException failed(String what, LaunchedPlugin plugin) throws IOException {
    Files.writeString(log(), plugin.stderr());
    return new IOException("the training run of the plugin failed: " + what + "; see " + log());
  }

  private Path log() {
    return work.resolve("training.log");
  }

  private String[] command() {
    return new String[] {
      folder.java().toString(),
      "@" + folder.options(),
      "-XX:AOTCacheOutput=" + folder.cache(),
      "-Dholdfast.launcher=systemd",
      "-jar",
      folder.jar().toString()
    };
  }
}
