package dev.holdfast.controller.distribution;

import dev.holdfast.controller.admin.AdminPath;
import dev.holdfast.controller.admin.AdminSocket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Benchmark: how long {@code holdfast dump} takes, Java's start included, while a plugin answers,
 * while one hangs, after its death, and from a damaged store. Prints each case's median and worst.
 *
 * <p>After {@code mvn package}, in {@code controller/target}, where H is {@code holdfast-VERSION}:
 *
 * <pre>{@code
 * $H/runtime/bin/java -cp "test-classes:$H/lib/*" \
 *   dev.holdfast.controller.distribution.MeasureDump $H/bin/holdfast 500 9
 * }</pre>
 *
 * The first run of each case is not counted.
 */
public final class MeasureDump {
  private final String launcher;
  private final Path stateDir;
  private final int rounds;

  private MeasureDump(String launcher, Path stateDir, int rounds) {
    this.launcher = launcher;
    this.stateDir = stateDir;
    this.rounds = rounds;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create()) {
      int tasks = Integer.parseInt(args[1]);
      SampleStore.fill(scratch.stateDir(), tasks);
      new MeasureDump(args[0], scratch.stateDir(), Integer.parseInt(args[2])).run(tasks);
    }
  }

  private void run(int tasks) throws IOException, InterruptedException {
    System.out.println(tasks + " tasks");
    try (AdminSocket _ = AdminSocket.open(stateDir, () -> SampleStore.image(stateDir))) {
      measure("live, table", "table", "live from");
      measure("live, json", "json", "\"LIVE\"");
    }
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(AdminPath.of(stateDir)));
      measure("hanging, table", "table", "no answer within");
    }
    Files.deleteIfExists(AdminPath.of(stateDir));
    measure("dead, table", "table", "offline from");
    measure("dead, json", "json", "\"OFFLINE\"");
    SampleStore.damage(stateDir);
    measure("damaged, table", "table", "DAMAGED");
    System.out.println("load average: " + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private void measure(String name, String form, String proof)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double took = once(form, proof);
      if (round > 0) {
        millis.add(took);
      }
    }
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%-16s median %4.0f ms, worst %4.0f ms, of %d%n",
        name, sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
  }

  private double once(String form, String proof) throws IOException, InterruptedException {
    Path output = stateDir.resolveSibling("dump.txt");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                launcher, "dump", "--driver=systemd", "--state-dir=" + stateDir, "-o", form)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    double took = (System.nanoTime() - began) / 1e6;
    try (Stream<String> lines = Files.lines(output)) {
      if (lines.noneMatch(line -> line.contains(proof))) {
        throw new IOException("not what was to be measured, see " + output + ": " + proof);
      }
    }
    return took;
  }
}
