package dev.holdfast.runtime.systemd.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff(new Random(1));

  @Test
  void waitsGrowToABoundAndAreNeverLonger() {
    for (int attempt = 0; attempt < 100; attempt++) {
      assertThat(backOff.next()).isBetween(Duration.ofMillis(10), Duration.ofSeconds(5));
    }
    assertThat(backOff.next()).isGreaterThanOrEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void successStartsAnew() {
    for (int attempt = 0; attempt < 10; attempt++) {
      backOff.next();
    }
    backOff.reset();
    assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(20));
  }
}
