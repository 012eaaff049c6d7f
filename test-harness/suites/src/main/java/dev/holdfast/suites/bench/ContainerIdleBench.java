package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.rig.RigTask;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What 20 containers that do nothing cost, while Nomad asks for their stats every second. */
final class ContainerIdleBench {
  private static final int TASKS = 20;
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final int SECONDS = 120;
  private static final double FEWEST_SAMPLES = 0.9;

  private ContainerIdleBench() {}

  static void run(Bench bench, Report report) throws Exception {
    List<RigTask> tasks = bench.startIdle(TASKS);
    var stats = tasks.stream().map(task -> task.stats(Duration.ofSeconds(1))).toList();
    Bench.pause(SETTLE);
    String pid = String.valueOf(bench.pid());
    double pluginBefore = ProcessCost.cpuSeconds(bench.pid());
    Processor service =
        new Processor(line -> line.contains("podman") && line.contains(" system service"));
    Processor shipper = new Processor(line -> line.contains("ShipperMain"));
    Processor monitors = new Processor(line -> line.contains("conmon "));
    int before = stats.stream().mapToInt(each -> each.messages().size()).sum();
    for (int i = 0; i < SECONDS; i++) {
      Bench.pause(Duration.ofSeconds(1));
      service.look();
    }
    shipper.look();
    monitors.look();
    double plugin = percent(ProcessCost.cpuSeconds(bench.pid()) - pluginBefore);
    int samples = stats.stream().mapToInt(each -> each.messages().size()).sum() - before;
    if (samples < FEWEST_SAMPLES * TASKS * SECONDS) {
      throw new IllegalStateException("only " + samples + " samples of stats came from " + pid);
    }
    double whole = plugin + percent(service.seconds()) + percent(shipper.seconds());
    String what = ", " + TASKS + " idle containers, stats every second";
    report.row(
        "CPU of plugin, its log shipper and Podman's service together" + what,
        "at most 2 % of a core",
        text(whole) + " over " + SECONDS + " s, " + samples + " samples");
    report.row("of it the plugin", "", text(plugin));
    report.row("of it the log shipper", "", text(percent(shipper.seconds())));
    report.row("of it Podman's service", "", text(percent(service.seconds())));
    report.row("beside it the containers' monitors", "", text(percent(monitors.seconds())));
    stats.forEach(each -> each.cancel());
    bench.destroy(tasks);
  }

  private static double percent(double seconds) {
    return 100 * seconds / SECONDS;
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f %%", percent);
  }
}
