package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.TaskShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A plugin under measurement, with the steps that several benchmarks share. */
final class Bench implements AutoCloseable {
  private static final int STARTS_AT_ONCE = 8;

  final PluginFile file;
  final Rig rig;
  private final Path folder;

  Bench(Path plugin, Path folder) throws IOException {
    this.file = PluginFile.of(plugin);
    this.folder = Files.createDirectories(folder);
    this.rig = Rig.open(file, folder.resolve("data"), options());
  }

  Map<String, Object> options() {
    return Map.of("state_dir", folder.resolve("state").toString());
  }

  long pid() {
    return rig.instance().process().pid();
  }

  /** What is measured is what happens in this time, so nothing ends it earlier. */
  static void pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /** Without logs, for a reader of ours would be measured as well. */
  RigTask start(TaskSpec spec) {
    try {
      return rig.start(spec.withoutLogs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TaskSpec task(String name, String command, String... args) {
    return TaskSpec.of(name)
        .withConfig(TaskShape.ofThisRun().config())
        .with("command", command)
        .with("args", List.of(args));
  }

  /** Starts so many tasks that do nothing. */
  List<RigTask> startIdle(int count) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(STARTS_AT_ONCE)) {
      List<Future<RigTask>> starts =
          IntStream.range(0, count)
              .mapToObj(i -> pool.submit(() -> start(task("idle" + i, "/bin/sleep", "100000"))))
              .toList();
      List<RigTask> tasks = new ArrayList<>();
      for (Future<RigTask> start : starts) {
        tasks.add(start.get());
      }
      return tasks;
    }
  }

  void destroy(List<RigTask> tasks) {
    tasks.stream()
        .map(task -> rig.driver().destroyLater(task.id(), true))
        .toList()
        .forEach(CompletableFuture::join);
  }

  @Override
  public void close() throws IOException {
    rig.close();
  }
}
