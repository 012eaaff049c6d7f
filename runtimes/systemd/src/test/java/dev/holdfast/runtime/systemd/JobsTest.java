package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Jobs jobs = new Jobs();

  @Test
  void endThatIsToldBeforeTheJobIsKnownIsNotLost() {
    try (Jobs.Listening listening = jobs.listen("a.service")) {
      jobs.ended("/job/1", "a.service", "done");
      assertThat(listening.result("/job/1", LONG)).contains("done");
    }
  }

  @Test
  void otherJobsAndUnitsDoNotCount() {
    try (Jobs.Listening listening = jobs.listen("a.service")) {
      jobs.ended("/job/1", "b.service", "failed");
      jobs.ended("/job/2", "a.service", "canceled");
      jobs.ended("/job/3", "a.service", "failed");
      assertThat(listening.result("/job/3", LONG)).contains("failed");
    }
  }

  @Test
  void nobodyWaitsForASignalThatMayBeLost() {
    try (Jobs.Listening listening = jobs.listen("a.service")) {
      jobs.signalsLost();
      assertThat(listening.result("/job/1", LONG)).isEmpty();
    }
  }

  @Test
  void waitingEnds() {
    try (Jobs.Listening listening = jobs.listen("a.service")) {
      assertThat(listening.result("/job/1", Duration.ofMillis(1))).isEmpty();
    }
  }
}
