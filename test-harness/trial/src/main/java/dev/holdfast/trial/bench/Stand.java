package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.trial.profile.TaskTemplates;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A contender that runs, and the tasks that were made for it. For one thread. */
final class Stand implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Stand.class.getName());
  private static final TaskResources SMALL = TaskResources.of(20, 32);
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

  private final Contender contender;
  private final Rig rig;
  private final List<BenchTask> tasks = new ArrayList<>();
  private int made;

  private Stand(Contender contender, Rig rig) {
    this.contender = contender;
    this.rig = rig;
  }

  /**
   * Starts the plugin as an agent does.
   *
   * @param folder for its state and the allocations; an older one of the same name is taken over
   */
  static Stand open(Contender contender, Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve(contender.name()));
    Rig rig =
        Rig.open(
            contender.file(),
            own.resolve("data"),
            contender.profile().pluginOptions(own.resolve("state").toString()));
    return new Stand(contender, rig);
  }

  Contender contender() {
    return contender;
  }

  Rig rig() {
    return rig;
  }

  DriverClient driver() {
    return rig.driver();
  }

  long pid() {
    return rig.instance().process().pid();
  }

  /** Everything that goes before StartTask; nothing of a task's output is kept. */
  BenchTask prepare(String script) throws IOException {
    return prepare(script, false);
  }

  BenchTask prepare(String script, boolean logs) throws IOException {
    TaskTemplates templates = contender.profile().tasks();
    made++;
    TaskSpec plain =
        TaskSpec.of("bench" + made).withConfig(templates.forScript(script)).withResources(SMALL);
    TaskSpec spec = logs ? plain : plain.withoutLogs();
    TaskFolders folders = rig.folders(spec).create();
    if (templates.scriptIsFile()) {
      Files.writeString(folders.local().resolve(TaskTemplates.SCRIPT_FILE), script);
    }
    LifeLine life = LifeLine.open(folders.local().resolve(Payload.LIFE));
    LifeLine.makeForAll(folders.local().resolve(Payload.GO));
    BenchTask task = new BenchTask(rig.prepare(spec), folders, life);
    tasks.add(task);
    return task;
  }

  /** Force-destroys a task and forgets it; one that is not there any more is fine. */
  void destroy(BenchTask task) throws IOException, InterruptedException {
    clear(task, driver().destroyLater(task.id(), true));
  }

  /** The same of all tasks at once. */
  void destroyAll() throws IOException, InterruptedException {
    Map<BenchTask, CompletableFuture<?>> calls = new LinkedHashMap<>();
    List.copyOf(tasks).forEach(task -> calls.put(task, driver().destroyLater(task.id(), true)));
    for (Map.Entry<BenchTask, CompletableFuture<?>> call : calls.entrySet()) {
      clear(call.getKey(), call.getValue());
    }
  }

  private void clear(BenchTask task, CompletableFuture<?> destroyed)
      throws IOException, InterruptedException {
    tasks.remove(task);
    try {
      destroyed.get(Spans.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      LOG.log(Level.DEBUG, "{0} is not destroyed: {1}", task.id(), refused);
    }
    task.life().close();
    new LogCollector(task.folders()).finish(LOG_PATIENCE);
    task.folders().delete();
  }

  @Override
  public void close() throws IOException {
    if (!rig.instance().process().isAlive()) {
      rig.relaunch();
    }
    try {
      destroyAll();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    rig.close();
  }
}
