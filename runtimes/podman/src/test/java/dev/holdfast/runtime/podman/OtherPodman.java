package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A second Podman service of this node, with containers and images of its own. */
final class OtherPodman implements AutoCloseable {
  private static final Path HOME = Path.of("/var/lib/containers/holdfast-other");

  private final Path run;
  private final Process service;

  private OtherPodman(Path run, Process service) {
    this.run = run;
    this.service = service;
  }

  /** Starts it and gives it the test image. */
  static OtherPodman open() {
    TestImage.make();
    try {
      Path run = Files.createTempDirectory("holdfast-other-");
      String socket = "unix://" + run.resolve("podman.sock");
      Process service =
          new ProcessBuilder(command(run, "system", "service", "--time", "0", socket))
              .redirectErrorStream(true)
              .redirectOutput(run.resolve("log").toFile())
              .start();
      OtherPodman other = new OtherPodman(run, service);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Files.exists(run.resolve("podman.sock")));
      Path image = run.resolve("image.tar");
      TestImage.run("podman", "save", "-q", "-o", image.toString(), TestImage.NAME);
      other.podman("load", "-q", "-i", image.toString());
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] command(Path run, String... words) {
    String[] command = new String[words.length + 5];
    command[0] = "podman";
    command[1] = "--root";
    command[2] = HOME.toString();
    command[3] = "--runroot";
    command[4] = run.resolve("run").toString();
    System.arraycopy(words, 0, command, 5, words.length);
    return command;
  }

  Path socket() {
    return run.resolve("podman.sock");
  }

  /** Runs a command of podman's there. */
  String podman(String... words) {
    return TestImage.run(command(run, words));
  }

  @Override
  public void close() {
    podman("rm", "-fa", "-t", "0");
    service.destroyForcibly().onExit().join();
    podman("rmi", "-fa");
    TestImage.run(
        "bash", "-c", "umount -R '%s'/* 2>/dev/null; rm -rf '%1$s' '%s'".formatted(HOME, run));
  }
}
