package dev.holdfast.runtime.podman.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoHandleTest {
  private static final long SEED = Long.getLong("holdfast.seed", 5L);

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void handlesOfEitherShapeTellTheirContainer(Recorded handle) {
    assertThat(GoHandle.read(Recorded.VERSION, handle.bytes()))
        .contains(new GoHandle(handle.container(), false));
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void anotherVersionOfTheHandleIsNotUnderstood(Recorded handle) {
    assertThat(GoHandle.read(2, handle.bytes())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void handlesThatAreCutOffAreNotUnderstood(Recorded handle) {
    byte[] whole = handle.bytes();
    for (int length = 0; length < whole.length; length++) {
      assertThat(GoHandle.read(Recorded.VERSION, Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @Test
  void ourOwnHandleIsNotOneOfTheirs() {
    assertThat(GoHandle.read(1, "{\"HOLDFAST_OWNER\":\"x\"}".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void damagedHandlesNeverThrow(Recorded handle) {
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = handle.bytes();
      for (int i = 0; i <= round % 8; i++) {
        damaged[random.nextInt(i % 2 == 0 ? 120 : damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> GoHandle.read(Recorded.VERSION, damaged))
          .as("holdfast.seed=%d, round %d", SEED, round)
          .doesNotThrowAnyException();
    }
  }
}
