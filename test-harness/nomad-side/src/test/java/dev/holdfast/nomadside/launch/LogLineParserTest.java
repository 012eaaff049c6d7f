package dev.holdfast.nomadside.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineParserTest {
  private static final String TIME = "\"@timestamp\":\"2026-01-02T03:04:05.678901Z\"";

  @Test
  void hclogLineIsTakenApart() {
    LogLine line =
        LogLineParser.parse("{\"@level\":\"info\",\"@message\":\"m\"," + TIME + ",\"n\":1}");

    assertThat(line)
        .isInstanceOfSatisfying(
            LogLine.Entry.class,
            entry -> {
              assertThat(entry.level()).isEqualTo("info");
              assertThat(entry.message()).isEqualTo("m");
              assertThat(entry.fields()).isEqualTo(Map.of("n", 1));
            });
  }

  @Test
  void lineWithAnotherTimeFormatIsPlain() {
    assertThat(
            LogLineParser.parse(
                "{\"@level\":\"info\",\"@message\":\"m\",\"@timestamp\":\"2026-01-02T03:04:05Z\"}"))
        .isInstanceOf(LogLine.Plain.class);
  }

  @Test
  void unknownLevelAndStackTracesArePlain() {
    assertThat(LogLineParser.parse("{\"@level\":\"warning\",\"@message\":\"m\"," + TIME + "}"))
        .isInstanceOf(LogLine.Plain.class);
    assertThat(LogLineParser.parse("\tat Main.main(Main.java:1)"))
        .isInstanceOf(LogLine.Plain.class);
  }

  @Test
  void reservedKeyThatIsNoStringIsPoison() {
    assertThat(LogLineParser.parse("{\"@level\":\"info\",\"@message\":null," + TIME + "}"))
        .isInstanceOf(LogLine.Poison.class);
  }
}
