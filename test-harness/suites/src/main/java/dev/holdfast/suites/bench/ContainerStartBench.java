package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.TaskShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** StartTask beside {@code podman run -d} of the same image, limits and mounts, turn by turn. */
final class ContainerStartBench {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 60;

  private ContainerStartBench() {}

  static void run(Bench bench, Report report) throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      TaskSpec spec = Bench.task("start" + i, "/bin/sleep", "100000").withoutLogs();
      TaskConfig config = bench.rig.prepare(spec);
      // Whoever comes second finds warm caches, so they take turns.
      boolean first = i % 2 == 0;
      long other = first ? 0 : throughPodman(bench.rig.folders(spec), i);
      long own = throughPlugin(bench, spec, config);
      other = first ? throughPodman(bench.rig.folders(spec), i) : other;
      if (i >= WARM_UP) {
        ours.add(own);
        theirs.add(other);
      }
    }
    Figures a = new Figures(ours);
    Figures b = new Figures(theirs);
    report.row("podman run -d", "", b);
    report.row("StartTask of the same", "", a);
    report.row(
        "difference of the medians",
        "at most 30 ms",
        String.format(
            Locale.ROOT,
            "%.1f ms (ratio %.2f)",
            a.medianMillis() - b.medianMillis(),
            a.medianMillis() / b.medianMillis()));
  }

  private static long throughPlugin(Bench bench, TaskSpec spec, TaskConfig config) {
    long began = System.nanoTime();
    RigTask task = bench.rig.start(spec, config);
    long took = System.nanoTime() - began;
    task.destroy(true);
    return took;
  }

  private static long throughPodman(TaskFolders folders, int i) throws IOException {
    String name = "bench" + i;
    String image = String.valueOf(TaskShape.ofThisRun().config().get("image"));
    List<String> command = new ArrayList<>(List.of("podman", "run", "-d", "--name", name));
    command.addAll(List.of("--network", "none", "--init", "--memory", "300m"));
    command.addAll(List.of("-v", "/var/tmp:/var/tmp", "-v", folders.shared() + ":/alloc"));
    command.addAll(List.of("-v", folders.local() + ":/local"));
    command.addAll(List.of("-v", folders.secrets() + ":/secrets"));
    command.addAll(List.of(image, "/bin/sleep", "100000"));
    long began = System.nanoTime();
    Shell.run(command.toArray(String[]::new));
    long took = System.nanoTime() - began;
    Shell.run("podman", "rm", "-f", "-t", "0", name);
    return took;
  }
}
