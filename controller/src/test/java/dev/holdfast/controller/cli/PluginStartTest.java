package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginStartTest {
  @Test
  void aLauncherNamedAfterADriverServesIt() {
    assertThat(start("systemd")).contains("systemd");
    assertThat(start("nomad-driver-systemd")).contains("systemd");
    assertThat(start("holdfast")).isEmpty();
  }

  @Test
  void thePlainSpellingsNeedNoParser() {
    assertThat(start("holdfast", "plugin", "--driver", "systemd")).contains("systemd");
    assertThat(start("holdfast", "plugin", "--driver=systemd")).contains("systemd");
  }

  @Test
  void everythingElseIsForTheParser() {
    assertThat(start("holdfast", "plugin")).isEmpty();
    assertThat(start("systemd", "--help")).isEmpty();
    assertThat(start("systemd", "plugin", "--driver", "systemd", "-h")).isEmpty();
  }

  @Test
  void aDriverThatIsNotInstalledIsForTheParserToo() {
    assertThat(Providers.installed("docker")).isEmpty();
    assertThat(Providers.installed("systemd")).isPresent();
    assertThat(Providers.installed().names()).contains("systemd");
  }

  private Optional<String> start(String launcher, String... args) {
    return PluginStart.driver(List.of(args), launcher);
  }
}
