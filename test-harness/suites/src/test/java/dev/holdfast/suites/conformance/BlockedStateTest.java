package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.launch.PluginLog;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A plugin whose state folder cannot be made, until at last it can: the order is the story. */
@NeedsNode
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlockedStateTest extends OnePlugin {
  private static final int MEBIBYTE = 1 << 20;

  @Override
  Map<String, Object> pluginOptions() throws IOException {
    Files.createFile(blocker());
    return Map.of("state_dir", folder().toString(), "log_file", "");
  }

  /** A file where a folder is wanted stops even root. */
  private Path blocker() {
    return workshop().root().resolve("blocked");
  }

  /** A long name makes long log lines. */
  private Path folder() {
    return blocker().resolve(("x".repeat(200) + "/").repeat(10));
  }

  @Test
  @Order(1)
  @DisplayName("58 a start that may work later says so, and names the state folder")
  void row058_aStartThatMayWorkLaterIsRecoverable() {
    DriverException refused =
        catchThrowableOfType(DriverException.class, () -> start(idle().withoutLogs()));

    assertThat(refused).hasMessageContaining(blocker().toString());
    assertThat(refused.recoverable()).isTrue();
    assertThat(refused.looksLikePluginDeath()).isFalse();
  }

  @Test
  @Order(2)
  @DisplayName("40 streams stay open although the driver has nothing good to tell")
  void row040_streamsStayOpenOverErrors() throws InterruptedException {
    var fingerprints = driver().fingerprints();
    var events = driver().events();

    FingerprintResponse first = fingerprints.first(PATIENCE).orElseThrow();

    assertThat(first.getHealth()).isNotEqualTo(HealthState.HEALTHY);
    assertThat(first.getHealthDescription()).contains(blocker().toString());
    assertThat(rig().instance().base().info().getName()).isEqualTo("systemd");
    assertThat(fingerprints.isOpen()).isTrue();
    assertThat(events.isOpen()).isTrue();
    fingerprints.cancel();
    events.cancel();
  }

  @Test
  @Order(3)
  @DisplayName("8 a mebibyte of log lines, and nothing of it on stdout")
  void row008_logLinesStayOffStdout() {
    logMoreThan(MEBIBYTE);

    assertThat(rig().instance().process().stdout()).hasSize(1);
  }

  /** Each stream that cannot be served is worth a warning. */
  private void logMoreThan(int bytes) {
    PluginLog log = rig().instance().process().log();
    List<StreamWatch<?, ?>> streams = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          for (int i = 0; i < 50; i++) {
            streams.add(driver().events());
          }
          return log.text().length() > bytes;
        });
    streams.forEach(StreamWatch::cancel);
  }

  @Test
  @Order(4)
  @DisplayName("130 trouble does not end the streams; 37 the driver gets well when it is over")
  void row130_theSameStreamTellsOfTroubleAndOfItsEnd() throws Exception {
    StreamWatch<FingerprintRequest, FingerprintResponse> watch = driver().fingerprints();
    assertThat(watch.first(PATIENCE)).isPresent();
    var early = driver().events();

    Files.delete(blocker());

    assertThat(watch.await(told -> told.getHealth() == HealthState.HEALTHY, PATIENCE)).isPresent();
    assertThat(watch.isOpen()).isTrue();
    watch.cancel();
    assertThat(run("exit 0").await(PATIENCE).successful()).isTrue();
    RigTask odd = start(idle().withEnv(Map.of("1ODD", "x")));
    assertThat(early.await(told -> told.getTaskId().equals(odd.id()), PATIENCE)).isPresent();
    early.cancel();
  }

  @Test
  @Order(5)
  @DisplayName("12 with nobody reading stdout and stderr it logs into the void and lives")
  void row012_itSurvivesTheEndOfItsPipes() throws Exception {
    rig().instance().process().closePipes();

    for (int i = 0; i < 10; i++) {
      assertThat(run("exit 3").await(PATIENCE).exitCode()).isEqualTo(3);
    }
    assertThat(rig().instance().process().isAlive()).isTrue();
  }
}
