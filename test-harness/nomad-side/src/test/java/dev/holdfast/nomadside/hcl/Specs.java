package dev.holdfast.nomadside.hcl;

import dev.holdfast.proto.nomad.hclspec.Array;
import dev.holdfast.proto.nomad.hclspec.Attr;
import dev.holdfast.proto.nomad.hclspec.Block;
import dev.holdfast.proto.nomad.hclspec.BlockAttrs;
import dev.holdfast.proto.nomad.hclspec.BlockList;
import dev.holdfast.proto.nomad.hclspec.BlockMap;
import dev.holdfast.proto.nomad.hclspec.Default;
import dev.holdfast.proto.nomad.hclspec.Literal;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.List;
import java.util.Map;

/** Schemas in few words. */
final class Specs {
  private Specs() {}

  static Spec attr(String type) {
    return attr("", type, false);
  }

  static Spec required(String type) {
    return attr("", type, true);
  }

  static Spec attr(String name, String type, boolean required) {
    return Spec.newBuilder()
        .setAttr(Attr.newBuilder().setName(name).setType(type).setRequired(required))
        .build();
  }

  static Spec withDefault(String name, String type, String literal) {
    Spec fallback = Spec.newBuilder().setLiteral(Literal.newBuilder().setValue(literal)).build();
    return Spec.newBuilder()
        .setDefault(Default.newBuilder().setPrimary(attr(name, type, false)).setDefault(fallback))
        .build();
  }

  static Spec object(Map<String, Spec> attributes) {
    return Spec.newBuilder()
        .setObject(
            dev.holdfast.proto.nomad.hclspec.Object.newBuilder().putAllAttributes(attributes))
        .build();
  }

  static Spec array(Spec... values) {
    return Spec.newBuilder().setArray(Array.newBuilder().addAllValues(List.of(values))).build();
  }

  static Spec block(Map<String, Spec> nested) {
    return Spec.newBuilder().setBlockValue(Block.newBuilder().setNested(object(nested))).build();
  }

  static Spec blockAttrs(String type) {
    return Spec.newBuilder().setBlockAttrs(BlockAttrs.newBuilder().setType(type)).build();
  }

  static Spec blockList(Map<String, Spec> nested) {
    return Spec.newBuilder().setBlockList(BlockList.newBuilder().setNested(object(nested))).build();
  }

  static Spec blockMap(String label, Map<String, Spec> nested) {
    return Spec.newBuilder()
        .setBlockMap(BlockMap.newBuilder().addLabels(label).setNested(object(nested)))
        .build();
  }
}
