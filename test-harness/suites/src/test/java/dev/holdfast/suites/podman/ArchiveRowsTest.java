package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of archives. */
class ArchiveRowsTest extends RowsOfTheGoDriver {
  private static final int PORT = 21_603;

  @TempDir private Path folder;

  private Path archive(String format) throws IOException {
    Path archive = folder.resolve(format + ".tar");
    Shell.run("podman", "save", "-q", "--format", format, "-o", archive.toString(), Jobs.IMAGE);
    return archive;
  }

  private void runsOf(String image) throws Exception {
    RigTask task = start(script("echo runs").with("image", image));
    assertThat(plugin().output(task)).isEqualTo("runs");
    assertThat(PodmanPlugin.inspect(task, "{{.Image}}"))
        .isEqualTo(
            Shell.run("podman", "image", "inspect", "--format", "{{.Id}}", Jobs.IMAGE).strip());
  }

  @ParameterizedTest(name = "createImageArchives: {0}")
  @ValueSource(strings = {"docker-archive", "oci-archive"})
  void archiveIsLoaded(String format) throws Exception {
    runsOf(format + ":" + archive(format));
  }

  @ParameterizedTest(name = "createImageArchivesHTTP, archiveTransportURL: {0}")
  @ValueSource(strings = {"docker-archive", "oci-archive"})
  void archiveOfAWebServerIsLoaded(String format) throws Exception {
    HttpServer server = serve(archive(format));
    try {
      runsOf(format + ":http://127.0.0.1:" + PORT + "/image.tar");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("loadImageFromURL_httpError")
  void statusOfTheWebServerIsTold() throws Exception {
    HttpServer server = serve(archive("docker-archive"));
    try {
      assertRefused(
          script("true").with("image", "docker-archive:http://127.0.0.1:" + PORT + "/other"),
          "unexpected status 404");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest(name = "archiveTransportURL, a file and no address: {0}")
  @ValueSource(strings = {"docker-archive:/no/such.tar", "oci-archive:ftp://127.0.0.1/x.tar"})
  void otherThingsAreFiles(String image) {
    assertRefused(script("true").with("image", image), "no such file");
  }

  private static HttpServer serve(Path archive) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
    server.createContext(
        "/image.tar",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            Files.copy(archive, body);
          }
        });
    server.start();
    return server;
  }
}
