package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Benchmark: how long a launch takes until its handshake line, and how much memory it holds then
 * and as a configured driver without tasks. Prints every figure's median and least.
 *
 * <p>After {@code mvn package}, in {@code controller/target}, where H is {@code holdfast-VERSION}:
 *
 * <pre>{@code
 * $H/runtime/bin/java -cp "test-classes:$H/lib/*" \
 *   dev.holdfast.controller.distribution.MeasureLaunch $H/bin/systemd 9
 * }</pre>
 *
 * The first launch is not counted.
 */
public final class MeasureLaunch {
  private static final Duration SETTLING = Duration.ofMillis(600);

  private record Figures(double handshakeMillis, double launchedMib, double configuredMib) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Figures> rounds = new ArrayList<>();
    for (int round = 0; round <= Integer.parseInt(args[1]); round++) {
      Figures figures = measure(args[0]);
      if (round > 0) {
        rounds.add(figures);
      }
    }
    print("handshake, ms", rounds.stream().map(Figures::handshakeMillis));
    print("resident after handshake, MiB", rounds.stream().map(Figures::launchedMib));
    print("resident when configured, MiB", rounds.stream().map(Figures::configuredMib));
    System.out.println("load average: " + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private static Figures measure(String launcher) throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        LaunchedPlugin plugin = LaunchedPlugin.command(launcher).start(scratch.folder())) {
      TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
      double launched = residentMib(plugin.pid());
      TrainingCalls calls = new TrainingCalls(plugin.channel());
      calls.validate();
      calls.configure(scratch.stateDir());
      TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
      double configured = residentMib(plugin.pid());
      calls.end();
      plugin.awaitExit(Duration.ofSeconds(10));
      return new Figures(plugin.untilFirstLine().toNanos() / 1e6, launched, configured);
    }
  }

  private static double residentMib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  private static void print(String name, Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    System.out.printf(
        "%-32s median %.0f, least %.0f, of %d%n",
        name, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.size());
  }
}
