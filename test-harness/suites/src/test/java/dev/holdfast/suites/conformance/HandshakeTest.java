package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.launch.Handshake;
import dev.holdfast.nomadside.launch.NomadVariables;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginStart;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.PluginUnderTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launch prints before anybody calls. */
@NeedsNode
class HandshakeTest {
  private static final PluginFile PLUGIN = PluginFile.of(PluginUnderTest.executable());

  @Test
  @DisplayName("1 without the cookie: a hint on stderr, nothing on stdout, exit code 1")
  void row001_withoutTheCookieItGivesAHintAndExits() throws InterruptedException {
    assertRefused(PLUGIN.withVariable(NomadVariables.COOKIE, ""));
  }

  @Test
  @DisplayName("2 with a wrong cookie: a hint on stderr, nothing on stdout, exit code 1")
  void row002_withAWrongCookieItGivesAHintAndExits() throws InterruptedException {
    assertRefused(PLUGIN.withVariable(NomadVariables.COOKIE, "e4327c2e"));
  }

  private static void assertRefused(PluginFile file) throws InterruptedException {
    PluginStart start = PluginStart.of(file);

    assertThat(start.awaitExit(OnePlugin.PATIENCE)).hasValue(1);
    assertThat(start.stdout()).isEmpty();
    await().atMost(OnePlugin.PATIENCE).until(() -> start.log().text().contains("Nomad"));
  }

  @Test
  @DisplayName("3 with cookie and version 2: one line of at least five fields")
  void row003_theFirstLineIsTheHandshake() {
    Handshake handshake = handshake(PLUGIN);

    assertThat(handshake.fields()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(handshake.fields().subList(0, 3)).isEqualTo(List.of("1", "2", "unix"));
    assertThat(handshake.fields().get(4)).isEqualTo("grpc");
  }

  @Test
  @DisplayName("4 a host that speaks 1, 2 and 3 is answered in 2")
  void row004_itPicksTheVersionThatItSpeaks() {
    Handshake handshake = handshake(PLUGIN.withVariable(NomadVariables.PROTOCOL_VERSIONS, "1,2,3"));

    assertThat(handshake.fields().get(1)).isEqualTo("2");
  }

  @Test
  @DisplayName("5 the socket is in PLUGIN_UNIX_SOCKET_DIR where that is set")
  void row005_theSocketIsInTheFolderAskedFor(@TempDir Path folder) {
    Handshake handshake =
        handshake(PLUGIN.withVariable("PLUGIN_UNIX_SOCKET_DIR", folder.toString()));

    assertThat(Path.of(handshake.address().address())).hasParent(folder);
  }

  @Test
  @DisplayName("6 without PLUGIN_MULTIPLEX_GRPC: at most six fields, no certificate")
  void row006_thereIsNoSeventhFieldAndNoCertificate() {
    Handshake handshake = handshake(PLUGIN.withVariable("PLUGIN_MULTIPLEX_GRPC", ""));

    assertThat(handshake.fields()).hasSizeLessThanOrEqualTo(6);
    assertThat(handshake.fields().stream().skip(5)).allMatch(String::isEmpty);
  }

  @Test
  @DisplayName("7 warnings of the virtual machine stay off stdout")
  void row007_warningsOfTheVirtualMachineStayOffStdout() {
    PluginFile warned =
        PLUGIN
            .withVariable("JDK_JAVA_OPTIONS", "-XX:+UseLargePages -XX:LargePageSizeInBytes=1g")
            .withVariable("JAVA_TOOL_OPTIONS", "-Dconformance=warned");

    assertThat(handshake(warned).line()).startsWith("1|2|unix|");
  }

  private static Handshake handshake(PluginFile file) {
    PluginStart start = PluginStart.of(file);
    try {
      Handshake handshake = start.handshake(OnePlugin.PATIENCE);
      assertThat(start.stdout()).containsExactly(handshake.line());
      return handshake;
    } finally {
      start.kill();
    }
  }
}
