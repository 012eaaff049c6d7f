package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.PluginUnderTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A second plugin that wants the state folder of the first. */
@NeedsNode
class StateChangesTest extends OnePlugin {

  @Test
  @DisplayName("37 unhealthy while another process has the state folder, healthy after its end")
  void row037_healthFollowsWhatHappens() throws Exception {
    run("exit 0").await(PATIENCE);
    PluginFile file = PluginFile.of(PluginUnderTest.executable());
    Map<String, Object> options = Map.of("state_dir", workshop().state().toString());
    try (Rig second = Rig.open(file, workshop().data(), options)) {
      var watch = second.driver().fingerprints();
      FingerprintResponse first = watch.first(PATIENCE).orElseThrow();
      assertThat(first.getHealth()).isNotEqualTo(HealthState.HEALTHY);
      assertThat(first.getHealthDescription())
          .contains(String.valueOf(rig().instance().process().pid()));
      DriverException refused =
          catchThrowableOfType(DriverException.class, () -> second.start(idle().withoutLogs()));
      assertThat(refused.recoverable()).isTrue();

      rig().killPlugin();

      assertThat(watch.await(told -> told.getHealth() == HealthState.HEALTHY, PATIENCE))
          .isPresent();
    }
  }
}
