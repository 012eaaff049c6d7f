package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Usage is reported again soon after whatever happened, and is plausible throughout. */
@NeedsNode
class StatsGoOnTest {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final double MOST_PERCENT = 110;

  @EachSeed
  @Tag("A19")
  @DisplayName(
      "A19 samples are back within two intervals, none negative, none above what one core has")
  void samplesGoOn(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      RigTask busy = stage.start(Script.of("busy", "while :; do :; done"));
      var before = busy.stats(INTERVAL);
      Stage.pause(CALM);
      disturb(random);
      Stage.pause(CALM);
      arePlausible(before.messages());
      assertThat(before.messages()).as("samples over the disturbance").hasSizeGreaterThan(2);

      stage.strike();
      busy.recover();
      var after = busy.stats(INTERVAL);
      assertThat(after.first(INTERVAL.multipliedBy(2))).as("a sample in time").isPresent();
      Stage.pause(CALM);
      arePlausible(after.messages());
      assertThat(peak(after)).as("percent of a busy loop").isPositive();
      after.cancel();
    }
  }

  private static void disturb(RandomGenerator random) throws IOException {
    switch (random.nextInt(3)) {
      case 0 -> Shell.run("systemctl", "daemon-reexec");
      case 1 -> Shell.run("systemctl", "daemon-reload");
      default -> {
        Shell.run("systemctl", "reset-failed", "dbus.service");
        Shell.run("systemctl", "restart", "dbus.service");
      }
    }
  }

  private static void arePlausible(List<TaskStatsResponse> samples) {
    assertThat(samples)
        .extracting(sample -> sample.getStats().getAggResourceUsage().getCpu().getPercent())
        .allMatch(percent -> percent >= 0 && percent <= MOST_PERCENT);
    assertThat(samples)
        .extracting(sample -> sample.getStats().getAggResourceUsage().getMemory().getRss())
        .allMatch(bytes -> bytes >= 0)
        .as("the kernel counts in batches, a first sample may have nothing yet")
        .last()
        .matches(bytes -> bytes > 0);
  }

  private static double peak(StreamWatch<TaskStatsRequest, TaskStatsResponse> stats) {
    return stats.messages().stream()
        .mapToDouble(sample -> sample.getStats().getAggResourceUsage().getCpu().getPercent())
        .max()
        .orElse(0);
  }
}
