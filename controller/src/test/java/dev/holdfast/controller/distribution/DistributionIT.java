package dev.holdfast.controller.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised to operators, tried on the packaged folder. */
class DistributionIT {
  private static final String HANDSHAKE = "1|2|unix|";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Path home = Path.of(System.getProperty("holdfast.distribution"));

  @TempDir Path folder;
  private Path bin;

  @BeforeEach
  void allowNothingBesideReadlink() throws IOException {
    bin = Files.createDirectory(folder.resolve("path"));
    Files.copy(Path.of("/usr/bin/readlink"), bin.resolve("readlink"));
  }

  private LaunchedPlugin start(Path launcher, Map<String, String> more) throws IOException {
    return LaunchedPlugin.command(launcher.toString())
        .with(Map.of("PATH", bin.toString()))
        .with(more)
        .start(folder);
  }

  private Path launcher() {
    return home.resolve("bin/systemd");
  }

  @Test
  void startsWhereNoJavaIsOnThePath() throws IOException {
    try (LaunchedPlugin plugin = start(launcher(), Map.of())) {
      assertThat(plugin.firstLine()).startsWith(HANDSHAKE).endsWith("|grpc|");
    }
  }

  @Test
  void startsThroughALinkNamedAsTheGoDriver() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("nomad-driver-systemd"), launcher());
    try (LaunchedPlugin plugin = start(link, Map.of())) {
      assertThat(plugin.firstLine()).startsWith(HANDSHAKE);
    }
    Files.delete(link);
  }

  @Test
  void aCopiedLauncherFindsTheFolderItIsTold() throws IOException {
    Path copy = Files.copy(launcher(), folder.resolve("systemd"));
    try (LaunchedPlugin plugin = start(copy, Map.of("HOLDFAST_HOME", home.toString()))) {
      assertThat(plugin.firstLine()).startsWith(HANDSHAKE);
    }
  }

  @Test
  void aCopiedLauncherSaysWhatIsMissing() throws IOException, InterruptedException {
    assumeTrue(!Files.exists(Path.of("/opt/holdfast")), "a Holdfast is installed here");
    Path copy = Files.copy(launcher(), folder.resolve("systemd"));
    try (LaunchedPlugin plugin = start(copy, Map.of())) {
      assertThat(plugin.awaitExit(SOON)).isEqualTo(1);
      assertThat(plugin.stderr()).contains("HOLDFAST_HOME").hasLineCount(1);
      assertThat(plugin.laterOutput()).isEmpty();
    }
  }

  @Test
  void handshakeIsTheFirstLineThoughJavaWarns() throws IOException, InterruptedException {
    Path noCache = Files.writeString(folder.resolve("no.aot"), "no cache");
    String warned = "-XX:AOTCache=" + noCache + " -XX:+UseLargePages -XX:+UseParallelGC";
    Map<String, String> more =
        Map.of("HOLDFAST_JAVA_OPTS", "-XX:-UseSerialGC " + warned, "JAVA_TOOL_OPTIONS", "-Xbogus");
    try (LaunchedPlugin plugin = start(launcher(), more)) {
      assertThat(plugin.firstLine()).startsWith(HANDSHAKE);
      assertThat(plugin.stderr()).contains("AOT");
      new TrainingCalls(plugin.channel()).end();
      assertThat(plugin.laterOutput()).isEmpty();
      assertThat(plugin.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void withoutCookieItExplainsItselfAndEndsWithOne() throws IOException, InterruptedException {
    try (LaunchedPlugin plugin = start(launcher(), Map.of("NOMAD_PLUGIN_MAGIC_COOKIE", ""))) {
      assertThat(plugin.awaitExit(SOON)).isEqualTo(1);
      assertThat(plugin.stderr()).contains("plugin_dir");
      assertThat(plugin.laterOutput()).isEmpty();
    }
  }

  @Test
  void theProcessThatNomadKnowsIsJava() throws IOException {
    try (LaunchedPlugin plugin = start(launcher(), Map.of())) {
      Path program = Path.of("/proc", String.valueOf(plugin.pid()), "exe").toRealPath();
      assertThat(program).isEqualTo(home.resolve("runtime/bin/java").toRealPath());
    }
  }

  @Test
  void interruptOfTheAgentIsSurvived() throws IOException, InterruptedException {
    try (LaunchedPlugin plugin = start(launcher(), Map.of())) {
      new ProcessBuilder("kill", "-INT", String.valueOf(plugin.pid())).start().waitFor();
      TrainingCalls calls = new TrainingCalls(plugin.channel());
      calls.validate();
      calls.end();
      assertThat(plugin.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void aLaunchThatOnlyValidatesSaysNothing() throws IOException, InterruptedException {
    try (LaunchedPlugin plugin = start(launcher(), Map.of())) {
      TrainingCalls calls = new TrainingCalls(plugin.channel());
      calls.validate();
      calls.end();
      assertThat(plugin.awaitExit(SOON)).isZero();
      assertThat(plugin.stderr()).doesNotContainIgnoringCase("warn");
    }
  }
}
