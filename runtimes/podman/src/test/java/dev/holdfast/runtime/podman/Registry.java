package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** Debian's registry on loopback, without TLS, for the time of one test. */
final class Registry implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  static final String USER = "tester";
  static final String PASSWORD = "hunter2";

  private static final String ENTRY =
      "tester:$2b$04$ATI4VHmZJC/x2zdbtJj6HOiCmvkBQEBSEJJKzDngQsydfwP6our3i\n";

  private final Path folder;
  private final int port;
  private final Process process;

  private Registry(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Registry open(int port) {
    return start(port, "");
  }

  /** One that wants {@link #USER} and {@link #PASSWORD}. */
  static Registry guarded(int port) {
    return start(port, "auth:\n  htpasswd:\n    realm: test\n    path: FOLDER/htpasswd\n");
  }

  /** Skips the test where Debian's registry is not installed. */
  private static Registry start(int port, String auth) {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped for lack of " + PROGRAM);
    try {
      Path folder = Files.createTempDirectory("holdfast-registry-");
      Files.writeString(folder.resolve("htpasswd"), ENTRY);
      String config =
          """
          version: 0.1
          log:
            level: error
          storage:
            filesystem:
              rootdirectory: FOLDER/data
          http:
            addr: 127.0.0.1:PORT
          """;
      Path file = folder.resolve("config.yml");
      Files.writeString(
          file, (config + auth).replace("FOLDER", folder.toString()).replace("PORT", "" + port));
      Process process =
          new ProcessBuilder(PROGRAM.toString(), "serve", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      Registry registry = new Registry(folder, port, process);
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(registry::listens);
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts the test image there and takes it from this node; answers its reference. */
  String push(String name) {
    TestImage.make();
    return push(name, TestImage.NAME);
  }

  /** The same with another image. */
  String push(String name, String image) {
    String reference = "127.0.0.1:" + port + "/" + name;
    TestImage.run(
        "podman",
        "push",
        "-q",
        "--tls-verify=false",
        "--creds",
        USER + ":" + PASSWORD,
        image,
        "docker://" + reference);
    return reference;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
