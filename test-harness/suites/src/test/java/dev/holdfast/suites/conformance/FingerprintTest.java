package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proto.nomad.driver.DriverCapabilities;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.proto.nomad.driver.NetworkIsolationSpec.NetworkIsolationMode;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.suites.NeedsNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the driver says of itself before it has a task. */
@NeedsNode
class FingerprintTest extends OnePlugin {

  @Test
  @DisplayName("32 TaskConfigSchema: an object that takes every option and none")
  void row032_theTaskSchemaTakesEveryOption() {
    HclSpec schema = HclSpec.of(driver().taskConfigSchema());

    assertThat(driver().taskConfigSchema().hasObject()).isTrue();
    assertThat(schema.encode(Map.of())).isNotEmpty();
    assertThat(
            schema.encode(
                Map.of(
                    "command", "/bin/true",
                    "args", List.of("a", "b"),
                    "working_directory", "local",
                    "group", "daemon",
                    "logging", List.of(Map.of("driver", "journald", "identifier", "me")))))
        .isNotEmpty();
  }

  @Test
  @DisplayName("33 Capabilities: signals, exec, host files, host and group networks, volumes")
  void row033_capabilitiesArriveAsDeclared() {
    DriverCapabilities capabilities = driver().capabilities();

    assertThat(capabilities.getSendSignals()).isTrue();
    assertThat(capabilities.getExec()).isTrue();
    assertThat(capabilities.getFsIsolation()).isEqualTo(FSIsolation.NONE);
    assertThat(capabilities.getNetworkIsolationModesList())
        .containsExactlyInAnyOrder(NetworkIsolationMode.HOST, NetworkIsolationMode.GROUP);
    assertThat(capabilities.getMustCreateNetwork()).isFalse();
    assertThat(capabilities.getMountConfigs())
        .isEqualTo(DriverCapabilities.MountConfigs.ANY_MOUNTS);
    assertThat(capabilities.getDisableLogCollection()).isFalse();
  }

  @Test
  @DisplayName("35 the first fingerprint comes at once, healthy, with the driver's attribute")
  void row035_theFirstFingerprintIsHealthy() throws InterruptedException {
    var watch = driver().fingerprints();

    FingerprintResponse first = watch.first(PATIENCE).orElseThrow();

    assertThat(first.getHealth()).isEqualTo(HealthState.HEALTHY);
    assertThat(first.getHealthDescription()).isEqualTo("Healthy");
    assertThat(first.getErr()).isEmpty();
    assertThat(first.getAttributesOrThrow("driver.systemd").getBoolVal()).isTrue();
    assertThat(first.getAttributesOrThrow("driver.systemd.version").getStringVal()).isNotEmpty();
    watch.cancel();
  }

  @Test
  @DisplayName("39 a stream that its client cancels ends, and the next one works")
  void row039_aCancelledStreamMakesRoomForTheNext() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      var watch = driver().fingerprints();
      assertThat(watch.first(PATIENCE)).isPresent();
      watch.cancel();
      assertThat(watch.ended()).succeedsWithin(PATIENCE);
    }
  }
}
