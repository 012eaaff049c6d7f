package dev.holdfast.controller.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import dev.holdfast.runtime.options.OptionValues;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionDecoderTest {
  private static final OptionSchema TASK =
      OptionSchema.of(
          Option.textList("args", "its arguments"),
          Option.bool("privileged", "all powers"),
          Option.number("cpu_weight", "a weight"),
          Option.number("ratio", "a half"),
          Option.number("frac", "a tenth"),
          Option.text("user_ns", "a namespace"),
          Option.text("pull", "how long").withDefault("5m"),
          Option.text("image", "what to run").mandatory());

  private static final OptionSchema BLOCKS =
      OptionSchema.of(
          new Option("labels", new OptionType.TextMapBlock(), false, null, "labels"),
          new Option("port_map", new OptionType.TextMapBlock(), false, null, "ports"),
          Option.block(
              "logging",
              OptionSchema.of(Option.text("type", "where to"), Option.number("size", "bytes")),
              "logs"),
          Option.block("auth", OptionSchema.of(Option.text("user", "who")), "login"),
          list("mount", Option.text("source", "from"), Option.text("target", "to"), readonly()),
          list("device", Option.text("path", "where")),
          Option.text("command", "what to run").mandatory());

  private static Option list(String name, Option... options) {
    return new Option(
        name, new OptionType.BlockList(OptionSchema.of(options)), false, null, name + "s");
  }

  private static Option readonly() {
    return Option.bool("readonly", "not to be written").withDefault(false);
  }

  @ParameterizedTest
  @CsvSource({"81 a165 a178, 1", "81 a165 91 a178, 1", "81 a165 92 a178 a179, 2", "81 a165 90, 0"})
  void textOrListIsAlwaysAList(String hex, int count) {
    OptionSchema schema =
        OptionSchema.of(new Option("e", new OptionType.TextOrList(), false, null, "either"));
    assertThat(decode(schema, hex).has("e")).isTrue();
    assertThat(decode(schema, hex).texts("e")).hasSize(count);
  }

  @Test
  void everyScalarOfARecordedTaskIsRead() {
    OptionValues values =
        decode(
            TASK,
            "88 a461726773 92a22d63aa736c6565702031323334 aa6370755f776569676874 cd012c"
                + "a466726163 a3302e31 a5696d616765 a962757379626f783a31"
                + "aa70726976696c65676564 c3 a470756c6c a2356d"
                + "a5726174696f cb3fe0000000000000 a7757365725f6e73 c0");
    assertThat(values)
        .isEqualTo(
            new OptionValues(
                Map.of(
                    "args",
                    List.of("-c", "sleep 1234"),
                    "cpu_weight",
                    300L,
                    "frac",
                    0.1,
                    "image",
                    "busybox:1",
                    "privileged",
                    true,
                    "pull",
                    "5m",
                    "ratio",
                    0.5)));
  }

  @Test
  void everyBlockOfARecordedTaskIsRead() {
    OptionValues values =
        decode(
            BLOCKS,
            "87 a461757468 c0 a7636f6d6d616e64 a82f62696e2f617070 a6646576696365 90"
                + "a66c6162656c73 82a16ea131a474696572a3776562"
                + "a76c6f6767696e67 82a473697a65c0a474797065a46a736f6e"
                + "a56d6f756e74 92"
                + "83a8726561646f6e6c79c2a6736f75726365a22f61a6746172676574a22f62"
                + "83a8726561646f6e6c79c3a6736f75726365a163a6746172676574a22f64"
                + "a8706f72745f6d6170 81a468747470a438303830");
    assertThat(values.textMap("labels"))
        .containsOnly(Map.entry("n", "1"), Map.entry("tier", "web"));
    assertThat(values.block("auth")).isEmpty();
    assertThat(values.block("logging").orElseThrow().text("type")).contains("json");
    assertThat(values.block("logging").orElseThrow().has("size")).isFalse();
    assertThat(values.blocks("device")).isEmpty();
    assertThat(values.blocks("mount")).hasSize(2);
    assertThat(values.blocks("mount").get(0).flag("readonly")).isFalse();
    assertThat(values.blocks("mount").get(1).text("source")).contains("c");
    assertThat(values.textMap("port_map")).containsOnly(Map.entry("http", "8080"));
  }

  @Test
  void blocksThatWereLeftOutAreNotSet() {
    OptionValues values =
        decode(
            BLOCKS,
            "87 a461757468 c0 a7636f6d6d616e64 a82f62696e2f617070 a6646576696365 90"
                + "a66c6162656c73 c0 a76c6f6767696e67 c0 a56d6f756e74 90 a8706f72745f6d6170 c0");
    assertThat(values.text("command")).contains("/bin/app");
    assertThat(values.has("logging")).isFalse();
    assertThat(values.textMap("labels")).isEmpty();
  }

  @Test
  void aDefaultInsideABlockHoldsWhereTheBlockIsThere() {
    OptionSchema schema =
        OptionSchema.of(
            Option.block("gc", OptionSchema.of(Option.bool("image", "x").withDefault(true)), "gc"),
            new Option("maps", new OptionType.TextMapList(), false, null, "maps"));
    OptionValues values =
        decode(schema, "82 a26763 80 a46d617073 92 81a178a131 82a178a132a179a133");
    assertThat(values.block("gc").orElseThrow().flag("image")).isTrue();
    assertThat(values.textMap("maps")).containsOnly(Map.entry("x", "2"), Map.entry("y", "3"));
    assertThat(decode(schema, "82 a26763 c0 a46d617073 c0").block("gc")).isEmpty();
  }

  @Test
  void noBytesMeanThatNothingIsSet() {
    OptionSchema schema = OptionSchema.of(Option.text("pull", "how long").withDefault("5m"));
    for (String bytes : List.of("", "80", "c0")) {
      assertThat(decode(schema, bytes).text("pull")).contains("5m");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "e0, -32",
    "7f, 127",
    "ccff, 255",
    "cd0100, 256",
    "ce00010000, 65536",
    "d0df, -33",
    "d1ff00, -256",
    "d2ffff0000, -65536",
    "d3ffffffffffff0000, -65536",
    "cf00000000ffffffff, 4294967295",
    "ca40400000, 3",
    "cb4008000000000000, 3",
    "a133, 3",
    "cb43e0000000000000, 9223372036854775807",
    "cf8000000000000000, 9223372036854775807",
    "b339323233333732303336383534373735383038, 9223372036854775807"
  })
  void numbersComeInEveryWidthAndAsText(String bytes, long expected) {
    assertThat(decode(number(), "81 a16e" + bytes).integer("n")).contains(expected);
  }

  private static OptionSchema number() {
    return OptionSchema.of(Option.number("n", "a number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "81 a5696d616765 01|option image is 1, but must be a string",
        "81 a461726773 a161|option args is \"a\", but must be a list",
        "81 a461726773 9201c0|option args[0] is 1, but must be a string",
        "81 a461726773 92a161c0|option args[1] is nothing, but must be a string",
        "81 aa70726976696c65676564 a474727565|option privileged is \"true\", but must be true or",
        "81 a5726174696f a3616263|option ratio is \"abc\", but must be a number",
        "81 a5726174696f cb7ff8000000000000|option ratio is NaN, but must be a number",
        "81 a5726174696f 80|option ratio is a block of 0, but must be a number",
        "81 a5696d616765 c0|option image is missing: set it (what to run)",
        "81 a5696d616567 a161|there is no option \"imaeg\"; the nearest known one is image",
        "90|the options are a list of 0, but must be a block",
        "82 a470756c6c c0 a470756c6c c0|the key \"pull\" is given twice",
        "80 80|the options are followed by bytes that do not belong to them",
        "81 a470756c6c c403000000|the options hold binary data",
        "81 a470756c6c a2ffff|the options hold text that is not UTF-8",
        "81 01 02|the options are not valid msgpack (3 bytes, damaged or cut off)",
        "df7fffffff|the options are cut off: 5 bytes are too few",
        "81 a470756c6c dbffffffff|the options are not valid msgpack",
        "81 a470756c6c db7fffffff|the options are cut off: 11 bytes are too few",
        "c1|the options are not valid msgpack",
      })
  void aWrongValueIsOneSentenceWithItsName(String bytes, String sentence) {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> decode(TASK, bytes))
        .withMessageStartingWith(sentence);
  }

  @Test
  void aWrongValueInABlockIsNamedWithItsPath() {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> decode(BLOCKS, "81 a56d6f756e74 91 81 a6736f75726365 01"))
        .withMessage("option mount[0].source is 1, but must be a string");
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> decode(BLOCKS, "81 a76c6f6767696e67 81 a374797001"))
        .withMessage("there is no option \"typ\" in logging; the nearest known one is type");
  }

  @Test
  void endlessNestingIsRefused() {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> decode(TASK, "81 a461726773" + "91".repeat(100_000) + "c0"))
        .withMessage("the options are nested more than 16 levels deep");
  }

  @Test
  void controlCharactersOfAValueDoNotReachTheMessage() {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> decode(number(), "81 a16e a51b5b310a78"))
        .withMessage("option n is \"?[1?x\", but must be a number");
  }

  private static OptionValues decode(OptionSchema schema, String hex) {
    return OptionDecoder.decode(HexFormat.of().parseHex(hex.replace(" ", "")), schema);
  }
}
