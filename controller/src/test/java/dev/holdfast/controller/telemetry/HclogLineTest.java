package dev.holdfast.controller.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class HclogLineTest {
  private static final DateTimeFormatter HOST =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07.008009Z");
  private static final int HOST_BUFFER = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aLineIsWhatTheHostReads() {
    LogEvent event =
        new LogEvent(
            AT,
            Level.WARN,
            "dev.holdfast.controller.engine.Worker",
            "told \"so\"",
            List.of(new LogEvent.Pair("count", 3), new LogEvent.Pair("slot", "a/b")),
            null);
    assertThat(new String(HclogLine.of(event), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"@level\":\"warn\",\"@message\":\"told \\\"so\\\"\","
                + "\"@timestamp\":\"2026-03-04T05:06:07.008009Z\","
                + "\"@module\":\"controller.engine.Worker\",\"count\":3,\"slot\":\"a/b\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-12-31T23:59:00Z",
        "2026-02-28T10:00:59.999999999Z",
        "2026-02-28T10:00:59.000001Z"
      })
  void theTimestampHasSixDigitsAndAZone(String text) {
    Instant at = Instant.parse(text);
    String written = HclogLine.timestamp(at);
    assertThat(written).hasSize("2026-01-01T00:00:00.000000Z".length());
    assertThat(OffsetDateTime.parse(written, HOST).toInstant())
        .isEqualTo(at.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void noKeyOfOursTakesThePlaceOfAStringOfTheHost() {
    JsonNode line = line(new LogEvent.Pair("@message", null), new LogEvent.Pair("@level", 7));
    assertThat(line.get("@message").isTextual()).isTrue();
    assertThat(line.get("@level").textValue()).isEqualTo("info");
    assertThat(line.has("_message")).isTrue();
  }

  @Test
  void valuesUnderNamesOfSecretsAreNotWritten() {
    JsonNode line =
        line(
            new LogEvent.Pair("vault_token", "canary"),
            new LogEvent.Pair("Password", "canary"),
            new LogEvent.Pair("user", "root"));
    assertThat(line.toString()).doesNotContain("canary");
    assertThat(line.get("user").textValue()).isEqualTo("root");
  }

  @Test
  void aValueThatCannotBeShownDoesNoHarm() {
    Object sick =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("sick");
          }
        };
    assertThat(line(new LogEvent.Pair("x", sick)).get("x").textValue()).contains("cannot be shown");
  }

  @Test
  void aStackTraceIsAFieldAndNotMoreLines() {
    Throwable cause = new IOException("gone");
    LogEvent event = new LogEvent(AT, Level.ERROR, "x", "failed", List.of(), cause);
    String text = new String(HclogLine.of(event), StandardCharsets.UTF_8);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    assertThat(parsed(text.getBytes(StandardCharsets.UTF_8)).get("stack").textValue())
        .contains("java.io.IOException: gone\n\tat ");
  }

  @Test
  void theLargestEventIsBelowTheHostsBuffer() {
    for (String unit : List.of("x", "\u0000", "\"", "é", "\uffff", "😀", "\ud800")) {
      String huge = unit.repeat(HOST_BUFFER);
      LogEvent.Pair[] pairs = new LogEvent.Pair[50];
      Arrays.fill(pairs, new LogEvent.Pair(huge, huge));
      LogEvent event =
          new LogEvent(AT, Level.INFO, huge, huge, List.of(pairs), new IOException(huge));
      byte[] line = HclogLine.of(event);
      assertThat(line.length).isLessThan(HOST_BUFFER);
      assertThat(parsed(line).get("@message").isTextual()).isTrue();
    }
  }

  @Test
  void everyTextSurvivesAsJson() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      char[] units = new char[random.nextInt(40)];
      for (int i = 0; i < units.length; i++) {
        units[i] = (char) random.nextInt(0xd800);
      }
      String text = new String(units);
      LogEvent event = LogEvent.of(AT, Level.INFO, "x", text);
      assertThat(parsed(HclogLine.of(event)).get("@message").textValue())
          .as("seed %s", seed)
          .isEqualTo(text);
    }
  }

  private static JsonNode line(LogEvent.Pair... pairs) {
    return parsed(HclogLine.of(new LogEvent(AT, Level.INFO, "x", "m", List.of(pairs), null)));
  }

  private static JsonNode parsed(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(new String(line, StandardCharsets.UTF_8), e);
    }
  }
}
