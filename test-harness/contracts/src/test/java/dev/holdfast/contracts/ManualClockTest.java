package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);

  @Test
  void timeStandsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH).isEqualTo(clock.instant());
    clock.advance(Duration.ofMillis(3));
    assertThat(clock.millis()).isEqualTo(3);
    clock.set(Instant.ofEpochSecond(9));
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(9));
  }

  @Test
  void anotherZoneIsTheSameTime() {
    Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofDays(1));
    assertThat(tokyo.instant()).isEqualTo(clock.instant());
    assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
