package dev.holdfast.nomadside.hcl;

import static dev.holdfast.nomadside.hcl.Specs.attr;
import static dev.holdfast.nomadside.hcl.Specs.blockAttrs;
import static dev.holdfast.nomadside.hcl.Specs.blockList;
import static dev.holdfast.nomadside.hcl.Specs.blockMap;
import static dev.holdfast.nomadside.hcl.Specs.object;
import static dev.holdfast.nomadside.hcl.Specs.required;
import static dev.holdfast.nomadside.hcl.Specs.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HclSpecBytesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Spec A =
      object(
          Map.of(
              "image", required("string"),
              "args", attr("list(string)"),
              "privileged", attr("bool"),
              "cpu_weight", attr("number"),
              "ratio", attr("number"),
              "frac", attr("number"),
              "user_ns", attr("string"),
              "pull", withDefault("pull", "string", "\"5m\"")));

  private static final Spec B =
      object(
          Map.of(
              "command", required("string"),
              "labels", blockAttrs("string"),
              "port_map", blockAttrs("number"),
              "logging", Specs.block(Map.of("type", attr("string"), "size", attr("number"))),
              "auth", Specs.block(Map.of("user", attr("string"))),
              "mount",
                  blockList(
                      Map.of(
                          "source", attr("string"),
                          "target", attr("string"),
                          "readonly", withDefault("readonly", "bool", "false"))),
              "device", blockList(Map.of("path", attr("string")))));

  private static final Spec C =
      object(
          Map.of(
              "svc", blockMap("name", Map.of("port", attr("number"))),
              "tags", attr("set(string)"),
              "opts", attr("map(string)"),
              "maps", attr("list(map(string))"),
              "extra", attr("any"),
              "neg", attr("number"),
              "pair", Specs.array(attr("a", "string", false), attr("b", "bool", false)),
              "gc", Specs.block(Map.of("image", withDefault("image", "bool", "true")))));

  @Test
  void scalarsListsTemplatesAndDefaults() {
    Map<String, Object> config =
        json(
            """
            {"image":"busybox:1","args":["-c","sleep ${NOMAD_ALLOC_ID}"],"privileged":true,
             "cpu_weight":300,"ratio":0.5,"frac":0.1}\
            """);
    Variables variables = Variables.ofEnvironment(Map.of("NOMAD_ALLOC_ID", "1234"));

    assertThat(HexFormat.of().formatHex(HclSpec.of(A).encode(config, variables)))
        .isEqualTo(
            "88a46172677392a22d63aa736c6565702031323334aa6370755f776569676874cd012c"
                + "a466726163a3302e31a5696d616765a962757379626f783a31"
                + "aa70726976696c65676564c3a470756c6ca2356da5726174696fcb3fe0000000000000"
                + "a7757365725f6e73c0");
  }

  @Test
  void blocksOfEveryKind() {
    Map<String, Object> config =
        json(
            """
            {"command":"/bin/app","labels":[{"tier":"web","n":1}],"port_map":[{"http":8080}],
             "logging":[{"type":"json"}],
             "mount":[{"source":"/a","target":"/b"},{"source":"c","target":"/d","readonly":true}]}
            """);

    assertThat(hex(B, config))
        .isEqualTo(
            "87a461757468c0a7636f6d6d616e64a82f62696e2f617070a664657669636590"
                + "a66c6162656c7382a16ea131a474696572a3776562"
                + "a76c6f6767696e6782a473697a65c0a474797065a46a736f6e"
                + "a56d6f756e7492"
                + "83a8726561646f6e6c79c2a6736f75726365a22f61a6746172676574a22f62"
                + "83a8726561646f6e6c79c3a6736f75726365a163a6746172676574a22f64"
                + "a8706f72745f6d617081a468747470cd1f90");
  }

  @Test
  void absentBlocksAreNilAndAbsentListsAreEmpty() {
    assertThat(hex(B, Map.of("command", "/bin/app")))
        .isEqualTo(
            "87a461757468c0a7636f6d6d616e64a82f62696e2f617070a664657669636590"
                + "a66c6162656c73c0a76c6f6767696e67c0a56d6f756e7490a8706f72745f6d6170c0");
  }

  @Test
  void labelsSetsMapsAndTuples() {
    Map<String, Object> config =
        json(
            """
            {"svc":[{"web":[{"port":80}],"api":[{"port":65536}]}],"tags":["b","a","b"],
             "opts":{"k":"v","n":2},"maps":[{"x":"1"}],"extra":{"l":[1,"two",null]},
             "neg":-33,"a":"A","b":"true","gc":[{}]}\
            """);

    assertThat(hex(C, config))
        .isEqualTo(
            "88a5657874726181a16c9301a374776fc0a2676381a5696d616765c3"
                + "a46d6170739181a178a131a36e6567d0dfa46f70747382a16ba176a16ea132"
                + "a47061697292a141c3"
                + "a373766382a361706981a4706f7274ce00010000a377656281a4706f727450"
                + "a47461677392a161a162");
  }

  @Test
  void emptyConfigurationStillHasEveryKey() {
    assertThat(hex(C, Map.of()))
        .isEqualTo(
            "88a56578747261c0a26763c0a46d617073c0a36e6567c0a46f707473c0a47061697292c0c0"
                + "a373766380a474616773c0");
    assertThat(hex(object(Map.of()), Map.of())).isEqualTo("80");
  }

  @Test
  void oddNumbersTravelAsText() {
    Spec spec = object(Map.of("n", attr("number")));

    assertThat(hex(spec, json("{\"n\":1e3}"))).isEqualTo("81a16ecd03e8");
    assertThat(hex(spec, json("{\"n\":\"42\"}"))).isEqualTo("81a16e2a");
    assertThat(hex(spec, json("{\"n\":9223372036854775808}")))
        .isEqualTo(
            "81a16e"
                + "b3"
                + HexFormat.of()
                    .formatHex(
                        "9223372036854775808"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static String hex(Spec spec, Map<String, ?> config) {
    return HexFormat.of().formatHex(HclSpec.of(spec).encode(config));
  }

  private static Map<String, Object> json(String text) {
    try {
      return JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
