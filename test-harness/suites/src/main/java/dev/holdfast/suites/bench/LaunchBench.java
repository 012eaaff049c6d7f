package dev.holdfast.suites.bench;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import java.time.Duration;

/** From the launch of the executable to its handshake line. */
final class LaunchBench {
  private static final int ROUNDS = 15;

  private LaunchBench() {}

  static void run(PluginFile file, Report report) {
    Figures handshake = Figures.of(1, ROUNDS, () -> launch(file));
    report.row("handshake", "300 ms median", handshake);
  }

  private static long launch(PluginFile file) {
    long began = System.nanoTime();
    PluginProcess process = PluginProcess.launch(file);
    long took = System.nanoTime() - began;
    process.kill();
    process.awaitExit(Duration.ofSeconds(10));
    return took;
  }
}
