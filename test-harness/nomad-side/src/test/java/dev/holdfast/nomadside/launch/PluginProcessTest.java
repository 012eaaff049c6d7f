package dev.holdfast.nomadside.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.fake.FakePlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void launchReadsTheHandshakeAndTheLog() throws IOException {
    PluginProcess plugin = PluginProcess.launch(FakePlugin.in(folder).file(), LIMIT);
    try {
      assertThat(plugin.address().network()).isEqualTo("unix");
      assertThat(plugin.stdout()).hasSize(1);
      await().until(() -> plugin.log().has(entry -> entry.message().equals("serving")));
    } finally {
      plugin.kill();
    }
    assertThat(plugin.awaitExit(LIMIT)).isTrue();
    assertThat(plugin.exitCode()).isEqualTo(OptionalInt.of(137));
  }

  @Test
  void laterOutputIsKeptForTheTestToSee() throws IOException {
    PluginProcess plugin = PluginProcess.launch(FakePlugin.in(folder).file("chatty"), LIMIT);
    try {
      await().until(() -> plugin.stdout().contains("and one more line"));
    } finally {
      plugin.kill();
    }
  }

  @Test
  void refusedLaunchesLeaveNoProcess() throws IOException {
    FakePlugin fake = FakePlugin.in(folder);

    refused(fake.file("garbage"), "Unrecognized remote plugin message: Hello", LIMIT);
    refused(fake.file("exit"), "plugin exited before we could connect", LIMIT);
    refused(fake.file("silent"), "timeout while waiting", Duration.ofSeconds(2));
    refused(fake.file("certificate"), "certificate", LIMIT);
    refused(PluginFile.of(folder.resolve("missing")), "cannot be executed", LIMIT);

    await()
        .until(() ->
            ProcessHandle.current()
                .descendants()
                .noneMatch(p -> p.info().commandLine().orElse("").contains(folder.toString())));
  }

  private static void refused(PluginFile file, String because, Duration limit) {
    assertThatThrownBy(() -> PluginProcess.launch(file, limit))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(because);
  }

  @Test
  void withoutTheCookieOnlyAHintIsShown() throws Exception {
    PluginStart start =
        PluginStart.of(FakePlugin.in(folder).file().withVariable(NomadVariables.COOKIE, ""));

    assertThat(start.awaitExit(LIMIT)).isEqualTo(OptionalInt.of(1));
    assertThat(start.stdout()).isEmpty();
    await().until(() -> !start.log().lines().isEmpty());
  }

  @Test
  void reattachFindsTheProcessAndRefusesADeadOne() throws IOException {
    PluginProcess plugin = PluginProcess.launch(FakePlugin.in(folder).file(), LIMIT);
    PluginProcess again = PluginProcess.reattach(plugin.reattach());

    assertThat(again.pid()).isEqualTo(plugin.pid());
    again.kill();
    assertThat(plugin.awaitExit(LIMIT)).isTrue();
    assertThatThrownBy(() -> PluginProcess.reattach(plugin.reattach()))
        .hasMessageContaining("Reattachment process not found");
  }
}
