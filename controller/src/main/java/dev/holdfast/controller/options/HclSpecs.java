package dev.holdfast.controller.options;

import dev.holdfast.proto.nomad.hclspec.Attr;
import dev.holdfast.proto.nomad.hclspec.Block;
import dev.holdfast.proto.nomad.hclspec.BlockAttrs;
import dev.holdfast.proto.nomad.hclspec.BlockList;
import dev.holdfast.proto.nomad.hclspec.Default;
import dev.holdfast.proto.nomad.hclspec.Literal;
import dev.holdfast.proto.nomad.hclspec.Object;
import dev.holdfast.proto.nomad.hclspec.Spec;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;

/**
 * An option schema in Nomad's schema language. Every spec carries its own name, because a default
 * does not hand down the name that its place implies. The type {@code any} serves only for what may
 * be text or a list, outside of blocks: inside one it can crash the agent.
 */
public final class HclSpecs {
  private HclSpecs() {}

  /** The whole of a schema; without options it is an empty object, which Nomad needs. */
  public static Spec of(OptionSchema schema) {
    Object.Builder object = Object.newBuilder();
    schema.options().forEach(option -> object.putAttributes(option.name(), of(option)));
    return Spec.newBuilder().setObject(object).build();
  }

  private static Spec of(Option option) {
    java.lang.Object value = option.defaultValue();
    return value == null ? bare(option, option.required()) : withDefault(option, value);
  }

  /** Never required: that would hold in spite of the default. */
  private static Spec withDefault(Option option, java.lang.Object value) {
    Literal literal = Literal.newBuilder().setValue(HclLiteral.of(value)).build();
    return Spec.newBuilder()
        .setDefault(
            Default.newBuilder()
                .setPrimary(bare(option, false))
                .setDefault(Spec.newBuilder().setLiteral(literal)))
        .build();
  }

  private static Spec bare(Option option, boolean required) {
    String name = option.name();
    return switch (option.type()) {
      case OptionType.Text _ -> attr(name, "string", required);
      case OptionType.Numeric _ -> attr(name, "number", required);
      case OptionType.Bool _ -> attr(name, "bool", required);
      case OptionType.TextList _ -> attr(name, "list(string)", required);
      case OptionType.TextOrList _ -> attr(name, "any", required);
      case OptionType.TextMapList _ -> attr(name, "list(map(string))", required);
      case OptionType.TextMapBlock _ -> freeKeys(name, required);
      case OptionType.Block block -> block(name, required, block.schema());
      case OptionType.BlockList list -> blockList(name, required, list.schema());
    };
  }

  private static Spec attr(String name, String type, boolean required) {
    return Spec.newBuilder()
        .setAttr(Attr.newBuilder().setName(name).setType(type).setRequired(required))
        .build();
  }

  private static Spec freeKeys(String name, boolean required) {
    return Spec.newBuilder()
        .setBlockAttrs(
            BlockAttrs.newBuilder().setName(name).setType("string").setRequired(required))
        .build();
  }

  private static Spec block(String name, boolean required, OptionSchema schema) {
    return Spec.newBuilder()
        .setBlockValue(Block.newBuilder().setName(name).setRequired(required).setNested(of(schema)))
        .build();
  }

  private static Spec blockList(String name, boolean required, OptionSchema schema) {
    return Spec.newBuilder()
        .setBlockList(
            BlockList.newBuilder()
                .setName(name)
                .setMinItems(required ? 1 : 0)
                .setNested(of(schema)))
        .build();
  }
}
