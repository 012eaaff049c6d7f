package dev.holdfast.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({"30s, 30000", "1h30m, 5400000", "1.5h, 5400000", "250ms, 250", "0, 0", "0s, 0"})
  void theFormsOfNomadAreRead(String text, long millis) {
    assertThat(GoDuration.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "5", "-5s", "5 s", "5d", "1h-3m", "5sx", ".5s", "1e3s"})
  void otherTextsAreNone(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @Test
  void anEndlessTextIsNone() {
    assertThat(GoDuration.parse("999999999999h".repeat(10_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30s", "1h30m", "2m", "250ms", "0s", "168h", "1h1m1s1ms"})
  void whatIsWrittenReadsBack(String text) {
    assertThat(GoDuration.text(GoDuration.parse(text).orElseThrow())).isEqualTo(text);
  }
}
