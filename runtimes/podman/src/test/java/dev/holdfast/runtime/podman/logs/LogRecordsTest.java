package dev.holdfast.runtime.podman.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRecordsTest {
  private static final String OUT = "2026-11-22T00:17:42.760792649+00:00 stdout ";
  private static final String ERR = "2026-11-22T00:17:42.760792649+00:00 stderr ";

  private final LogRecords records = new LogRecords();

  private int take(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return records.take(bytes, bytes.length);
  }

  private String stdout() {
    return new String(records.stdout(), UTF_8);
  }

  private String stderr() {
    return new String(records.stderr(), UTF_8);
  }

  @Test
  void streamsAreKeptApartAndPrefixesGo() {
    take(OUT + "F one\n" + ERR + "F two\n" + OUT + "F three\n");
    assertThat(stdout()).isEqualTo("one\nthree\n");
    assertThat(stderr()).isEqualTo("two\n");
  }

  @Test
  void partsAreJoinedAndALastLineWithoutItsEndStaysWithout() {
    take(OUT + "P be\n" + OUT + "F gin\n" + OUT + "P rest");
    assertThat(stdout()).isEqualTo("begin\n");
    take(OUT + "P rest\n");
    assertThat(stdout()).isEqualTo("rest");
  }

  @Test
  void onlyWholeRecordsAreTaken() {
    String whole = OUT + "F one\n";
    assertThat(take(whole + OUT + "F tw")).isEqualTo(whole.length());
    assertThat(stdout()).isEqualTo("one\n");
  }

  @Test
  void textMayHoldWhatPrefixesHold() {
    take(OUT + "F " + OUT + "F  \n" + OUT + "F \n");
    assertThat(stdout()).isEqualTo(OUT + "F  \n\n");
  }

  @Test
  void whatIsNoRecordIsLeftOut() {
    assertThat(take("garbage\n\nmore garbage\n")).isEqualTo(22);
    assertThat(stdout()).isEmpty();
    assertThat(stderr()).isEmpty();
  }
}
