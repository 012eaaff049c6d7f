package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.suites.PluginUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The program behind {@code test-harness/bench}; names of benchmarks as arguments, or the usual
 * ones.
 */
public final class Benchmarks {
  private static final Path FOLDER = Path.of("/var/lib/holdfast-bench");
  private static final int MANY = 500;
  private static final String CONTAINERS = "containers";

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    Set<String> wanted = args.length == 0 ? usual() : Set.copyOf(List.of(args));
    if (!all().containsAll(wanted)) {
      System.err.println("Benchmarks are " + all() + ", not " + wanted + ".");
      System.exit(2);
    }
    Path plugin = PluginUnderTest.executable();
    System.out.println("Plugin: " + plugin);
    Report report = new Report(System.out, reports());
    if (wanted.contains("launch")) {
      LaunchBench.run(PluginFile.of(plugin), report);
    }
    try (Bench bench = new Bench(plugin, FOLDER)) {
      if (wanted.contains("idle")) {
        IdleBench.run(bench, report);
      }
      if (wanted.contains("start")) {
        StartBench.run(bench, report);
      }
      if (wanted.contains("recovery")) {
        RecoveryBench.run(bench, MANY / 5, report);
        RecoveryBench.run(bench, MANY, report);
        RecoveryBench.run(bench, 2 * MANY, report);
      }
      if (wanted.contains(CONTAINERS)) {
        ContainerStartBench.run(bench, report);
        ContainerIdleBench.run(bench, report);
      }
    }
    report.write();
  }

  private static Path reports() {
    return PluginUnderTest.checkout().resolve("test-harness/target/bench");
  }

  private static Set<String> usual() {
    return Set.of("launch", "idle", "start", "recovery");
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(usual());
    all.add(CONTAINERS);
    return all;
  }
}
