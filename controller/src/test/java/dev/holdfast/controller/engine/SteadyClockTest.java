package dev.holdfast.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant ORIGIN = Instant.parse("2026-11-22T01:02:03Z");

  @Test
  void timeGoesOnAsItPassesAndNotOtherwise() {
    AtomicLong passed = new AtomicLong(-5);
    SteadyClock clock = new SteadyClock(ORIGIN, passed::get);
    assertThat(clock.instant()).isEqualTo(ORIGIN);

    passed.addAndGet(Duration.ofHours(2).toNanos());

    assertThat(clock.instant()).isEqualTo(ORIGIN.plus(Duration.ofHours(2)));
  }
}
