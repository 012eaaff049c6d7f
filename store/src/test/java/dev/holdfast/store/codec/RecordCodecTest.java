package dev.holdfast.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Known;
import dev.holdfast.store.Records;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
  private final RecordCodec codec = new RecordCodec(Migrations.current());

  private static Random random(String test) {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println(test + ": -Dholdfast.seed=" + seed);
    return new Random(seed);
  }

  @Test
  void anyRecordComesBackAsItWas() throws IOException {
    Random random = random("anyRecordComesBackAsItWas");
    for (int i = 0; i < 2_000; i++) {
      TaskRecord record = Records.random(Records.randomSlot(random), random);
      assertThat(codec.decode(codec.encode(record))).isEqualTo(new Decoded.Understood(record));
      assertThat(codec.decodeSlot(codec.encode(record.slot()))).contains(record.slot());
    }
  }

  @Test
  void anyBytesAreReadWithoutAnException() throws IOException {
    Random random = random("anyBytesAreReadWithoutAnException");
    byte[] sound = codec.encode(Records.at(1, 3));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThat(codec.decode(bytes)).isNotNull();
      assertThat(codec.decodeSlot(bytes)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"schema\":1}",
        "{\"schema\":\"1\"}",
        "{\"schema\":0}",
        "{\"schema\":-5}",
        "{\"schema\":1,\"alloc\":\"\",\"task\":\"t\"}",
        "{\"schema\":1e400}",
        "{\"schema\":99999999999999999999999999}",
        "{\"schema\":1,\"alloc\":null,\"task\":[]}"
      })
  void whatIsNoRecordIsCalledBroken(String text) {
    assertThat(codec.decode(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Broken.class);
  }

  @Test
  void deepNestingIsRefusedBeforeItHurts() {
    String deep = "{\"schema\":1,\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(codec.decode(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Broken.class);
  }

  @Test
  void recordOfALaterSchemaIsRecognisedAsSuch() {
    byte[] later = "{\"schema\":7,\"unheard\":{\"of\":1}}".getBytes(StandardCharsets.UTF_8);
    assertThat(codec.decode(later)).isEqualTo(new Decoded.Newer(7));
  }

  @Test
  void olderRecordIsLiftedStepByStep() throws IOException {
    Migrations twoSteps =
        new Migrations(
            List.of(
                fields -> with(fields, "driver", fields.get("driver") + "-2"),
                fields -> with(fields, "driver", fields.get("driver") + "-3")));
    TaskRecord record = Records.first(1);
    RecordCodec lifting = new RecordCodec(twoSteps);

    assertThat(lifting.decode(codec.encode(record)))
        .isInstanceOfSatisfying(
            Decoded.Understood.class,
            it -> assertThat(it.record().driver()).isEqualTo("systemd-2-3"));
    assertThat(lifting.decode(lifting.encode(record))).isEqualTo(new Decoded.Understood(record));
    assertThat(codec.decode(lifting.encode(record))).isEqualTo(new Decoded.Newer(3));
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  @Test
  void stepThatFailsMakesTheRecordBroken() throws IOException {
    RecordCodec failing =
        new RecordCodec(
            new Migrations(
                List.of(fields -> {
                  throw new IllegalArgumentException("no such field");
                })));
    assertThat(failing.decode(codec.encode(Records.first(1))))
        .isEqualTo(new Decoded.Broken("no such field"));
  }

  @Test
  void recordThatIsTooLargeIsRefusedInWords() {
    Remark long1 = new Remark(Instant.EPOCH, new BootId("b"), "what", "x".repeat(300_000));
    TaskRecord large = Records.first(1).knowing(Records.first(1).known(), long1);
    assertThatIOException().isThrownBy(() -> codec.encode(large)).withMessageContaining("bytes");
  }

  @Test
  void slotWithAZeroByteIsRefused() {
    TaskRecord record = Records.first(new TaskSlot("a\0b", "t"));
    assertThatIOException().isThrownBy(() -> codec.encode(record)).withMessageContaining("zero");
  }

  /** As 0.1.0 wrote it before remarks were signed and tellings noted; such are on users' disks. */
  private static final String UNSIGNED =
      """
      {"schema":1,"alloc":"9a5f0c7e-1111-2222-3333-444444444444","task":"web","revision":4,
       "driver":"systemd",
       "labels":{"owner":"fedcba9876543210","invocation":"9a5f0c7e/web/abcd",
        "namespace":"default","job":"shop","group":"g"},
       "outline":{"program":"/bin/app","user":"","resources":{"cpuShares":1,"cpuFraction":0.5,
        "cores":"","memoryReservedBytes":0,"memoryLimitBytes":0},
        "stdout":"/a","stderr":"/b","digest":"d"},
       "desired":{"kind":"run"},
       "known":{"ended":{"kind":"code","code":7,"oomKilled":false,"at":[1790000000,1],
        "notedAt":[1790000001,2]}},
       "history":[{"at":[1790000000,5],"boot":"b1","what":"exit","why":"exit code 7"}]}
      """;

  @Test
  void recordFromBeforeRemarksWereSignedOpens() {
    assertThat(codec.decode(UNSIGNED.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Decoded.Understood.class,
            it -> {
              assertThat(it.record().history())
                  .containsExactly(
                      new Remark(
                          Instant.ofEpochSecond(1790000000L, 5),
                          new BootId("b1"),
                          "exit",
                          "exit code 7"));
              assertThat(it.record().known().ended()).isNotNull();
              assertThat(it.record().known().ended()).extracting(Known.Ended::toldAt).isNull();
            });
  }

  @Test
  void fieldsThatALaterVersionAddsAreNoDamage() {
    String later = UNSIGNED.replace("\"what\":", "\"mood\":{\"good\":true},\"what\":");
    assertThat(codec.decode(later.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(codec.decode(UNSIGNED.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void sameRecordHasTheSameBytes() throws IOException {
    String text = new String(codec.encode(Records.first(1)), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("{\"schema\":1,\"alloc\":\"00000001-0b1c-4d2e-8f3a-0123456789ab\",\"task\":");
    assertThat(text).contains("\"revision\":1,\"driver\":\"systemd\",\"labels\":{\"owner\":");
  }
}
