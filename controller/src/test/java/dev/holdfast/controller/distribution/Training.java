package dev.holdfast.controller.distribution;

import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the ahead-of-time cache: starts the shipped jars on the shipped runtime as Nomad would,
 * makes the calls of an agent, and lets the process write at its end what it had loaded and what
 * was hot. Two lives: tasks are started in one, which is killed, and found again in the other, from
 * which is learned, because nothing a plugin does has to be as fast.
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
    Files.deleteIfExists(log());
    try (Scratch scratch = Scratch.create();
        TrainingSystemd _ = TrainingSystemd.at(systemd(scratch))) {
      List<TaskHandle> tasks = firstLife(scratch);
      try (LaunchedPlugin plugin = launch(scratch, "-XX:AOTCacheOutput=" + folder.cache())) {
        learn(plugin, scratch, tasks);
      }
    }
  }

  private List<TaskHandle> firstLife(Scratch scratch) throws IOException {
    try (LaunchedPlugin plugin = launch(scratch)) {
      TrainingTasks tasks = new TrainingTasks(plugin.channel(), scratch.folder());
      configured(plugin, scratch);
      List<TaskHandle> started = tasks.start();
      note(tasks);
      if (started.isEmpty()) {
        System.out.println("distribution: trained without tasks; " + log() + " says why");
      }
      return started;
    }
  }

  private void learn(LaunchedPlugin plugin, Scratch scratch, List<TaskHandle> started)
      throws IOException, InterruptedException {
    TrainingTasks tasks = new TrainingTasks(plugin.channel(), scratch.folder());
    TrainingCalls calls = configured(plugin, scratch);
    tasks.recover(started);
    tasks.start();
    note(tasks);
    new TrainingCommand(folder, work).run(scratch.stateDir());
    calls.end();
    int exit = plugin.awaitExit(WRITING);
    if (exit != 0 || !Files.exists(folder.cache())) {
      throw failed("it ended with " + exit + " and no cache", plugin);
    }
  }

  private TrainingCalls configured(LaunchedPlugin plugin, Scratch scratch) throws IOException {
    if (!plugin.firstLine().startsWith("1|2|unix|")) {
      throw failed("its first line was: " + plugin.firstLine(), plugin);
    }
    TrainingCalls calls = new TrainingCalls(plugin.channel());
    calls.validate();
    calls.configure(scratch.stateDir());
    return calls;
  }

  private IOException failed(String what, LaunchedPlugin plugin) throws IOException {
    Files.writeString(log(), plugin.stderr());
    return new IOException("the training run of the plugin failed: " + what + "; see " + log());
  }

  private void note(TrainingTasks tasks) throws IOException {
    Files.write(log(), tasks.answers(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path log() {
    return work.resolve("training.log");
  }

  private static Path systemd(Scratch scratch) {
    return scratch.folder().resolve("systemd");
  }

  private LaunchedPlugin launch(Scratch scratch, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(folder.java().toString());
    command.add("@" + folder.options());
    command.addAll(List.of(more));
    command.add("-Dholdfast.systemd.socket=" + systemd(scratch));
    command.add("-Dholdfast.launcher=systemd");
    command.add("-jar");
    command.add(folder.jar().toString());
    return LaunchedPlugin.command(command.toArray(String[]::new)).start(scratch.folder());
  }
}
