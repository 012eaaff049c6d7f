package dev.holdfast.runtime.systemd.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {
  private static final int DAMAGES = 20_000;

  /** One property of every shape that systemd's units have, and of those they do not have. */
  private static Map<String, Variant<?>> all() {
    Map<String, Variant<?>> all = new LinkedHashMap<>();
    all.put("Id", new Variant<>("holdfast-größe.service"));
    all.put("CanStart", new Variant<>(true));
    all.put("Nice", new Variant<>(-5));
    all.put("Byte", new Variant<>((byte) -1));
    all.put("Short", new Variant<>((short) -2));
    all.put("Port", new Variant<>(new UInt16(65_535)));
    all.put("MainPID", new Variant<>(new UInt32(4_294_967_295L)));
    all.put("MemoryMax", new Variant<>(new UInt64("18446744073709551615")));
    all.put("Offset", new Variant<>(-7L));
    all.put("Load", new Variant<>(0.5));
    all.put("Job", new Variant<>(struct(new UInt32(311), new DBusPath("/job/311")), "(uo)"));
    all.put("Names", new Variant<>(List.of("a.service", "b.service"), "as"));
    all.put("NoNames", new Variant<>(List.of(), "as"));
    all.put("InvocationID", new Variant<>(new byte[] {1, 2, -3}, "ay"));
    all.put("LogExtraFields", new Variant<>(List.of(bytes("A=1"), bytes("B=")), "aay"));
    all.put(
        "Conditions",
        new Variant<>(List.of(struct("x", true, 1), struct("y", false, 2)), "a(sbi)"));
    all.put("Limits", new Variant<>(Map.of("n", new UInt64(3)), "a{st}"));
    all.put("Nested", new Variant<>(new Variant<>("inside"), "v"));
    return all;
  }

  private static Object[] struct(Object... fields) {
    return fields;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Message told(int endian) throws Exception {
    return Answers.received((byte) endian, "a{sv}", all());
  }

  @ParameterizedTest
  @ValueSource(chars = {'l', 'B'})
  void everyValueIsTheOneThatTheLibraryReads(char endian) throws Exception {
    Message message = told(endian);
    Object expected = BusWire.arguments(message).getFirst();
    assertThat(Properties.read(message, all().keySet())).hasSize(18).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(chars = {'l', 'B'})
  void eachIsFoundWhateverIsPassedOverBeforeIt(char endian) throws Exception {
    Message message = told(endian);
    Map<?, ?> expected = (Map<?, ?>) BusWire.arguments(message).getFirst();
    for (String name : all().keySet()) {
      assertThat(Properties.read(message, Set.of(name)))
          .isEqualTo(Map.of(name, expected.get(name)));
    }
  }

  @Test
  void aMessageWithoutPropertiesIsNotUnderstood() throws Exception {
    Message message = Answers.received((byte) 'l', "s", "no");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Properties.read(message, Set.of("Id")))
        .withMessage("it holds no properties but s");
  }

  @Test
  void aBodyThatEndsEarlyIsRefused() throws Exception {
    byte[] body = Answers.body(told('l'));
    for (int length = 0; length < body.length; length++) {
      byte[] cut = Arrays.copyOf(body, length);
      assertThatException()
          .as("cut at %d", length)
          .isThrownBy(() -> Properties.read(new BodyReader(cut, false), all().keySet()));
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() throws Exception {
    byte[] body = Answers.body(told('l'));
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = body.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      refused += isRefused(damaged) ? 1 : 0;
    }
    assertThat(refused).isBetween(1, DAMAGES - 1);
  }

  private static boolean isRefused(byte[] body) {
    try {
      Properties.read(new BodyReader(body, false), all().keySet());
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Test
  void structsWithoutFieldsAreRefused() {
    BodyReader body =
        new BodyReader(new byte[] {8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> body.read(new SignatureCursor("a()", 0)))
        .withMessage("a struct has no fields");
  }

  @Test
  void variantsInVariantsEndSomewhere() {
    byte[] nested = new byte[600];
    for (int i = 0; i + 2 < nested.length; i += 3) {
      nested[i] = 1;
      nested[i + 1] = 'v';
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyReader(nested, false).read(new SignatureCursor("v", 0)))
        .withMessage("variants are nested too deeply");
  }
}
