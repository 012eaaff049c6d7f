package dev.holdfast.runtime.systemd.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPathsTest {

  @Test
  void nameIsReadFromThePath() {
    assertThat(UnitPaths.unitOf("/org/freedesktop/systemd1/unit/holdfast_2dweb_2d1_2eservice"))
        .contains("holdfast-web-1.service");
    assertThat(UnitPaths.unitOf("/org/freedesktop/systemd1/unit/_2d_2eslice")).contains("-.slice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/org/freedesktop/systemd1",
        "/org/freedesktop/systemd1/job/1",
        "/org/freedesktop/systemd1/unit/a_",
        "/org/freedesktop/systemd1/unit/a_2",
        "/org/freedesktop/systemd1/unit/a_zz"
      })
  void pathThatIsNoUnitIsNone(String path) {
    assertThat(UnitPaths.unitOf(path)).isEmpty();
  }
}
