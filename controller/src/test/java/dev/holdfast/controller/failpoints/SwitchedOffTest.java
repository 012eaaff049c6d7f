package dev.holdfast.controller.failpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without root's wish a plugin process does not even load what could make it fail. */
class SwitchedOffTest {
  private static final String OURS = "dev.holdfast.controller.failpoints.";
  private static final Map<String, String> NOMAD =
      Map.of(
          "NOMAD_PLUGIN_MAGIC_COOKIE",
          "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255",
          "PLUGIN_PROTOCOL_VERSIONS",
          "2",
          "PLUGIN_MIN_PORT",
          "10000",
          "PLUGIN_MAX_PORT",
          "25000");

  @TempDir private Path folder = Path.of("");

  /** The classes that a plugin has loaded by the time of its handshake. */
  private List<String> loaded(Map<String, String> more) throws IOException, InterruptedException {
    Path classes = folder.resolve("classes.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:class+load:file=" + classes,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.holdfast.controller.cli.Main",
            "plugin",
            "--driver=systemd");
    builder.redirectError(folder.resolve("stderr.txt").toFile());
    builder.environment().putAll(NOMAD);
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().putAll(more);
    Process plugin = builder.start();
    try (var stdout = plugin.inputReader(StandardCharsets.UTF_8)) {
      assertThat(stdout.readLine()).startsWith("1|2|unix|");
    } finally {
      plugin.destroy();
      plugin.waitFor(10, TimeUnit.SECONDS);
    }
    return Files.readAllLines(classes).stream().filter(line -> line.contains(OURS)).toList();
  }

  @Test
  void nothingIsLoadedWithoutTheVariable() throws IOException, InterruptedException {
    assertThat(loaded(Map.of())).isEmpty();
  }

  @Test
  void noDecoratorIsMadeWhereTheFileIsNotRootsAlone() throws IOException, InterruptedException {
    Path control = Files.writeString(folder.resolve("failpoints"), "store.put.before = exit\n");
    Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(loaded(Map.of(Armed.VARIABLE, control.toString())))
        .isNotEmpty()
        .noneMatch(line -> line.contains("Failing"));
    assertThat(Files.readString(folder.resolve("stderr.txt")))
        .contains("failpoints stay off although HOLDFAST_FAILPOINTS is set");
  }

  @Test
  void noDecoratorIsMadeWithoutTheFile() throws IOException, InterruptedException {
    assertThat(loaded(Map.of(Armed.VARIABLE, folder.resolve("none").toString())))
        .noneMatch(line -> line.contains("Failing"));
  }
}
