package dev.holdfast.runtime.systemd.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

class PlainValuesTest {

  @Test
  void variantsAreOpenedAndStructsAreLists() {
    Object[] struct = {new UInt32(311), new DBusPath("/job/311")};
    Object told = Map.of("Job", new Variant<>(List.of(struct), "a(uo)"));
    assertThat(PlainValues.one(told)).isEqualTo(Map.of("Job", List.of(311L, "/job/311")));
  }

  @Test
  void noValueIsMinusOne() {
    assertThat(PlainValues.one(new UInt64("18446744073709551615"))).isEqualTo(-1L);
    assertThat(PlainValues.one(new UInt64(5))).isEqualTo(5L);
  }
}
