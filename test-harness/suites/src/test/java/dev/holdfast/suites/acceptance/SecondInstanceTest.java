package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Two plugins by mistake on one state folder. */
@NeedsNode
class SecondInstanceTest {
  private static final int TASKS = 5;
  private static final Duration AT_ONCE =
      Duration.ofMillis(Integer.getInteger("holdfast.refusal_millis", 3000));

  @EachSeed
  @Tag("A23")
  @DisplayName("A23 a second plugin on one folder says at once who has it, and harms nothing")
  void theSecondRefuses() throws Exception {
    try (Stage stage = Stage.open()) {
      List<RigTask> tasks = stage.startSteady(TASKS);
      var copies = Stage.copies(tasks);
      Path data = stage.ground().home().resolve("d");
      try (Rig second = Rig.open(stage.ground().plugin(), data, stage.ground().options())) {
        long asked = System.nanoTime();
        FingerprintResponse told =
            second.driver().fingerprints().first(Stage.PATIENCE).orElseThrow();
        Duration took = Duration.ofNanos(System.nanoTime() - asked);

        assertThat(told.getHealth()).isNotEqualTo(HealthState.HEALTHY);
        assertThat(told.getHealthDescription())
            .contains(String.valueOf(stage.rig().instance().process().pid()));
        assertThat(took).isLessThan(AT_ONCE);
        DriverException refused =
            catchThrowableOfType(
                DriverException.class, () -> second.start(Script.steady("no").withoutLogs()));
        assertThat(refused.recoverable()).isTrue();
      }
      stage.strike();
      tasks.forEach(RigTask::recover);
      assertThat(Stage.copies(tasks)).isEqualTo(copies);
    }
  }
}
