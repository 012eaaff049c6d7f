package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.trial.inject.Pause;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.profile.TaskTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One plugin and the words in which rows are written.
 *
 * @param file the plugin as it is launched
 * @param cleaner is told of each task
 * @param transcript of the row that is tried
 */
record Bench(PluginFile file, Profile profile, Rig rig, Cleaner cleaner, Transcript transcript) {
  /** Long enough for a busy machine; a row that needs it all has failed. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String IDLE = "exec sleep 1000000";
  static final String LOOP = "while :; do sleep 0.1; done";
  private static final Duration POLL = Duration.ofMillis(20);
  private static final TaskResources SMALL = TaskResources.of(50, 64);

  DriverClient driver() {
    return rig.driver();
  }

  TaskSpec spec(String script) {
    TaskSpec spec =
        TaskSpec.of("row").withConfig(profile.tasks().forScript(script)).withResources(SMALL);
    cleaner.made(spec);
    return spec;
  }

  /** StartTask of a shell script. */
  RowTask start(String script) throws IOException {
    TaskSpec spec = spec(script);
    return start(spec, config(spec, script), script);
  }

  RowTask start(TaskSpec spec, TaskConfig config, String script) {
    return transcript.call(
        "StartTask of: " + script, () -> new RowTask(rig.start(spec, config), transcript));
  }

  TaskConfig config(TaskSpec spec, String script) throws IOException {
    TaskConfig config = rig.prepare(spec);
    TaskFolders folders = rig.folders(spec);
    Files.writeString(folders.local().resolve(TaskTemplates.SCRIPT_FILE), script);
    return config;
  }

  /** Starts a script and waits until its processes show. */
  RowTask run(String script) throws Exception {
    RowTask task = start(script);
    until("a process of the task shows", () -> !task.copies().isEmpty());
    return task;
  }

  /** Starts a script that makes a file when it is ready, and waits for that. */
  RowTask ready(String script) throws Exception {
    RowTask task = start(script.replace("@READY", ": >\"$NOMAD_ALLOC_DIR/ready\""));
    until(
        "the script has made $NOMAD_ALLOC_DIR/ready",
        () -> Files.exists(task.folders().shared().resolve("ready")));
    transcript.note("the script is ready");
    return task;
  }

  /** What WaitTask tells within {@link #PATIENCE}. */
  ExitReport end(RowTask task) throws Exception {
    try {
      return task.waiting().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      int live = task.processes().size();
      throw new RowFailed(
          "WaitTask told no end within %d s; %s"
              .formatted(
                  PATIENCE.toSeconds(),
                  live == 0
                      ? "no process of the task lives any more"
                      : "%d processes of the task still live".formatted(live)));
    }
  }

  /** SIGKILL to the plugin. */
  void killPlugin() {
    transcript.process(Transcript.KILLED);
    rig.killPlugin();
  }

  void relaunch() {
    transcript.process("the plugin is launched again");
    rig.relaunch();
  }

  /** The agent stops in good order, which ends the plugin, and starts again. */
  void restartAgent() {
    transcript.process("the plugin is ended in good order and launched again");
    rig.restartAgent();
  }

  /** Ends a task that a row is done with; how a driver destroys is for the rows about that. */
  void clear(RowTask task) {
    clear(task.id());
  }

  void clear(String id) {
    if (isRefused(() -> driver().destroy(id, true))) {
      var _ = isRefused(() -> driver().stop(id, Duration.ZERO, "SIGKILL"));
      var _ = isRefused(() -> driver().destroy(id, true));
    }
  }

  private static boolean isRefused(Runnable call) {
    try {
      call.run();
      return false;
    } catch (DriverException refused) {
      if (refused.looksLikePluginDeath()) {
        throw refused;
      }
      return true;
    }
  }

  /**
   * Waits for something.
   *
   * @throws RowFailed if it does not come
   */
  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (Thread.interrupted()) {
        throw new InterruptedException(what);
      }
      Expect.that(
          System.nanoTime() < deadline,
          "not within %d s: %s".formatted(PATIENCE.toSeconds(), what));
      Pause.of(POLL);
    }
  }
}
