package dev.holdfast.nomadside.hcl;

import static dev.holdfast.nomadside.hcl.Specs.attr;
import static dev.holdfast.nomadside.hcl.Specs.block;
import static dev.holdfast.nomadside.hcl.Specs.blockAttrs;
import static dev.holdfast.nomadside.hcl.Specs.object;
import static dev.holdfast.nomadside.hcl.Specs.required;
import static dev.holdfast.nomadside.hcl.Specs.withDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HclSpecRefusalTest {

  @Test
  void unknownKeysAreRefusedAtEveryDepth() {
    Spec spec = object(Map.of("auth", block(Map.of("user", attr("string")))));

    refused(spec, Map.of("colour", 1), "No argument or block type is named \"colour\"");
    refused(
        spec, Map.of("auth", Map.of("colour", 1)), "No argument or block type is named \"colour\"");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    Spec spec = object(Map.of("command", required("string"), "n", attr("number")));

    assertThatThrownBy(() -> HclSpec.of(spec).encode(Map.of("n", "many", "x", 1)))
        .isInstanceOfSatisfying(
            HclException.class, refusal -> assertThat(refusal.problems()).hasSize(3));
  }

  @Test
  void numberIsNoBoolAndScalarIsNoList() {
    refused(object(Map.of("b", attr("bool"))), Map.of("b", 1), "needs bool");
    refused(object(Map.of("l", attr("list(string)"))), Map.of("l", "a"), "needs list");
  }

  @Test
  void mapAttributeInAnArrayIsRefusedAndBlockIsNot() {
    refused(
        object(Map.of("m", attr("map(string)"))), Map.of("m", List.of(Map.of("k", "v"))), "map");
    assertThat(
            HclSpec.of(object(Map.of("m", blockAttrs("string"))))
                .encode(Map.of("m", List.of(Map.of("k", "v")))))
        .isNotEmpty();
  }

  @Test
  void secondBlockIsRefused() {
    Spec spec = object(Map.of("auth", block(Map.of("user", attr("string")))));

    refused(spec, Map.of("auth", List.of(Map.of(), Map.of())), "Duplicate auth block");
  }

  @Test
  void unknownVariableIsRefusedAndEscapeIsKept() {
    Spec spec = object(Map.of("s", attr("string")));

    refused(spec, Map.of("s", "${nothing}"), "no variable named \"nothing\"");
    assertThat(HclSpec.of(spec).decode(Map.of("s", "$${HOME} %%{x}"), Variables.none()))
        .isEqualTo(HclSpec.of(spec).decode(Map.of("s", "${a} ${b}"), escapes()));
  }

  private static Variables escapes() {
    return new Variables(Map.of("a", "${HOME}", "b", "%{x}"));
  }

  @Test
  void defaultNeedsANameOfItsOwn() {
    refused(object(Map.of("pull", withDefault("", "string", "\"5m\""))), Map.of(), "Missing name");
  }

  @Test
  void objectTypeNeedsEveryKey() {
    Spec spec = object(Map.of("o", attr("object({a = string, b = number})")));

    refused(spec, Map.of("o", Map.of("a", "x")), "needs the attribute \"b\"");
  }

  private static void refused(Spec spec, Map<String, ?> config, String because) {
    assertThatThrownBy(() -> HclSpec.of(spec).encode(config))
        .isInstanceOf(HclException.class)
        .hasMessageContaining(because);
  }
}
