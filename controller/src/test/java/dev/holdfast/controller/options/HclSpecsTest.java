package dev.holdfast.controller.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proto.nomad.hclspec.Spec;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclSpecsTest {

  @Test
  void aSchemaWithoutOptionsIsAnEmptyObjectNotAnEmptySpec() {
    Spec spec = HclSpecs.of(OptionSchema.none());
    assertThat(spec.hasObject()).isTrue();
    assertThat(spec.toByteArray()).containsExactly(0x0a, 0x00);
  }

  @Test
  void aDefaultCarriesTheNameAndIsNeverRequired() {
    Spec spec = only(Option.text("pull", "how long").withDefault("5m").mandatory());
    assertThat(spec.getDefault().getPrimary().getAttr().getName()).isEqualTo("pull");
    assertThat(spec.getDefault().getPrimary().getAttr().getRequired()).isFalse();
    assertThat(spec.getDefault().getDefault().getLiteral().getValue()).isEqualTo("\"5m\"");
  }

  @Test
  void attributesCarryNameTypeAndRequirement() {
    Spec spec = only(Option.textList("args", "arguments").mandatory());
    assertThat(spec.getAttr().getName()).isEqualTo("args");
    assertThat(spec.getAttr().getType()).isEqualTo("list(string)");
    assertThat(spec.getAttr().getRequired()).isTrue();
  }

  @Test
  void whatMayBeTextOrListIsOfAnyType() {
    Spec spec = only(new Option("e", new OptionType.TextOrList(), false, null, "either"));
    assertThat(spec.getAttr().getType()).isEqualTo("any");
  }

  @Test
  void blocksNestObjects() {
    OptionSchema nested = OptionSchema.of(Option.bool("on", "whether"));
    Spec block = only(Option.block("log", nested, "logs"));
    assertThat(block.getBlockValue().getName()).isEqualTo("log");
    assertThat(block.getBlockValue().getNested()).isEqualTo(HclSpecs.of(nested));
    Spec list = only(new Option("mount", new OptionType.BlockList(nested), true, null, "mounts"));
    assertThat(list.getBlockList().getMinItems()).isEqualTo(1);
    assertThat(list.getBlockList().getMaxItems()).isZero();
    assertThat(list.getBlockList().getNested()).isEqualTo(HclSpecs.of(nested));
  }

  @Test
  void freeKeysAreBlocksBecauseAgentConfigurationsWrapMapsInLists() {
    Spec spec = only(new Option("labels", new OptionType.TextMapBlock(), false, null, "labels"));
    assertThat(spec.getBlockAttrs().getName()).isEqualTo("labels");
    assertThat(spec.getBlockAttrs().getType()).isEqualTo("string");
    Spec old = only(new Option("opts", new OptionType.TextMapList(), false, null, "options"));
    assertThat(old.getAttr().getType()).isEqualTo("list(map(string))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a\"b|\"a\\\"b\"",
        "a\\b|\"a\\\\b\"",
        "${x}|\"\\u0024{x}\"",
        "100%{|\"100\\u0025{\"",
        "Ünïcode|\"Ünïcode\"",
      })
  void textLiteralsAreExpressionsThatOpenNoTemplate(String text, String literal) {
    assertThat(HclLiteral.of(text)).isEqualTo(literal);
  }

  @Test
  void otherLiteralsAreThemselves() {
    assertThat(HclLiteral.of("a\nb")).isEqualTo("\"a\\u000ab\"");
    assertThat(HclLiteral.of(42L)).isEqualTo("42");
    assertThat(HclLiteral.of(0.5)).isEqualTo("0.5");
    assertThat(HclLiteral.of(true)).isEqualTo("true");
  }

  private static Spec only(Option option) {
    return HclSpecs.of(OptionSchema.of(option)).getObject().getAttributesOrThrow(option.name());
  }
}
