package dev.holdfast.controller.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Replay a failure with {@code -Dholdfast.seed=...}. */
class OptionDecoderFuzzTest {
  private static final int ROUNDS = 20_000;
  private static final long SEED = Long.getLong("holdfast.seed", System.nanoTime());
  private static final byte[] SOUND =
      HexFormat.of()
          .parseHex(
              "84a16192a178a179a16282a16b01a16ccb3fe0000000000000a1639181a164c3a16581a16ba176");

  private static final OptionSchema SCHEMA =
      OptionSchema.of(
          Option.textList("a", "list"),
          Option.block(
              "b", OptionSchema.of(Option.number("k", "k"), Option.number("l", "l")), "block"),
          new Option(
              "c",
              new OptionType.BlockList(OptionSchema.of(Option.bool("d", "d"))),
              false,
              null,
              "blocks"),
          new Option("e", new OptionType.TextMapBlock(), false, null, "map"));

  @Test
  void theUndamagedBytesAreRead() {
    assertThat(OptionDecoder.decode(SOUND, SCHEMA).texts("a")).containsExactly("x", "y");
  }

  @Test
  void garbageIsReadOrRefusedAndNothingElse() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      readOrRefuse(bytes);
    }
  }

  @Test
  void damagedOptionsAreReadOrRefusedAndNothingElse() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = java.util.Arrays.copyOf(SOUND, 1 + random.nextInt(SOUND.length));
      for (int hit = random.nextInt(4); hit > 0; hit--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      readOrRefuse(bytes);
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(OptionDecoder.decode(bytes, SCHEMA)).isNotNull();
    } catch (InvalidOptions refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    } catch (RuntimeException | Error other) {
      fail("seed " + SEED + ", bytes " + HexFormat.of().formatHex(bytes), other);
    }
  }
}
