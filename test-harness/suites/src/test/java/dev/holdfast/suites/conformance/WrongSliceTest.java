package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.suites.NeedsNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An option of the runtime that is wrong: seen when the runtime is opened. */
@NeedsNode
class WrongSliceTest extends OnePlugin {
  private static final String WRONG = "all my tasks";

  @Override
  Map<String, Object> pluginOptions() {
    return Map.of("slice", WRONG);
  }

  @Test
  @DisplayName("21 a wrong option of the runtime makes the driver unhealthy, by name and value")
  void row021_aWrongOptionOfTheRuntimeIsNamed() throws InterruptedException {
    var watch = driver().fingerprints();

    FingerprintResponse first = watch.first(PATIENCE).orElseThrow();

    assertThat(first.getHealth()).isNotEqualTo(HealthState.HEALTHY);
    assertThat(first.getHealthDescription()).contains("slice").contains(WRONG);
    assertThat(watch.isOpen()).isTrue();
    watch.cancel();
  }

  @Test
  @DisplayName("57 and is named by every start")
  void row057_aStartNamesTheWrongOption() {
    assertThatThrownBy(() -> start(idle().withoutLogs()))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("slice")
        .hasMessageContaining(WRONG);
  }
}
