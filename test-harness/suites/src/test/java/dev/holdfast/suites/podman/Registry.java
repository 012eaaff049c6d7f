package dev.holdfast.suites.podman;

import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Debian's registry on loopback, without TLS, for the time of one test. */
final class Registry implements AutoCloseable {
  static final String USER = "tester";
  static final String PASSWORD = "hunter2";

  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final int PORT = 21_601;
  static final String HOST = "127.0.0.1:" + PORT;

  /** The password as htpasswd keeps it. */
  private static final String ENTRY =
      USER + ":$2b$04$ATI4VHmZJC/x2zdbtJj6HOiCmvkBQEBSEJJKzDngQsydfwP6our3i\n";

  private static final String CONFIG =
      """
      version: 0.1
      log: {level: error}
      storage: {filesystem: {rootdirectory: FOLDER/data}}
      http: {addr: "HOST"}
      """;
  private static final String GUARD = "auth: {htpasswd: {realm: test, path: FOLDER/htpasswd}}\n";

  private final Path folder;
  private final Process process;

  private Registry(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static Registry open() throws IOException {
    return start(CONFIG);
  }

  /** One that wants {@link #USER} and {@link #PASSWORD}. */
  static Registry guarded() throws IOException {
    return start(CONFIG + GUARD);
  }

  /** Skips the test where Debian's registry is not installed. */
  private static Registry start(String config) throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped for lack of " + PROGRAM);
    Path folder = Files.createTempDirectory("rows-registry-");
    Files.writeString(folder.resolve("htpasswd"), ENTRY);
    Path file = folder.resolve("config.yml");
    Files.writeString(file, config.replace("FOLDER", folder.toString()).replace("HOST", HOST));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "serve", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(20)).until(Registry::listens);
    forget();
    return new Registry(folder, process);
  }

  private static boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Takes every image of it from this node; the files may stay. */
  static void forget() throws IOException {
    Shell.run(
        "bash",
        "-c",
        """
        podman images --format '{{.Repository}}:{{.Tag}}@{{.Digest}}' | grep '^%s/' \\
          | sed 's/:<none>@/@/; t; s/@.*//' | sort -u | xargs -r podman rmi -i
        """
            .formatted(HOST));
  }

  /** Puts the test image there; answers its reference. */
  String push(String name) throws IOException {
    String reference = HOST + "/" + name;
    Shell.run(
        "podman",
        "push",
        "-q",
        "--tls-verify=false",
        "--creds",
        USER + ":" + PASSWORD,
        Jobs.IMAGE,
        "docker://" + reference);
    return reference;
  }

  /** A task of an image that a registry without TLS has. */
  static TaskSpec task(String image) {
    return PodmanPlugin.script("echo runs")
        .with("image", image)
        .with("auth", List.of(Map.of("tls_verify", false)));
  }

  /** From now on nobody listens. */
  void end() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    end();
    forget();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
