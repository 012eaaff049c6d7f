package dev.holdfast.nomadside.hcl;

import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.HashSet;
import java.util.Set;

/** Which keys one body may have under a schema. Nested blocks have bodies of their own. */
final class SpecNames {
  private final Set<String> names = new HashSet<>();

  private SpecNames() {}

  static Set<String> of(Spec spec, String implied) {
    SpecNames collected = new SpecNames();
    collected.collect(spec, implied);
    return collected.names;
  }

  private void collect(Spec spec, String implied) {
    switch (spec.getBlockCase()) {
      case OBJECT -> spec.getObject().getAttributesMap().forEach((key, each) -> collect(each, key));
      case ARRAY -> spec.getArray().getValuesList().forEach(each -> collect(each, ""));
      case ATTR -> names.add(name(spec.getAttr().getName(), implied));
      case BLOCK_VALUE -> names.add(name(spec.getBlockValue().getName(), implied));
      case BLOCK_ATTRS -> names.add(name(spec.getBlockAttrs().getName(), implied));
      case BLOCK_LIST -> names.add(name(spec.getBlockList().getName(), implied));
      case BLOCK_SET -> names.add(name(spec.getBlockSet().getName(), implied));
      case BLOCK_MAP -> names.add(name(spec.getBlockMap().getName(), implied));
      case DEFAULT -> {
        collect(spec.getDefault().getPrimary(), "");
        collect(spec.getDefault().getDefault(), "");
      }
      case LITERAL -> {}
      case BLOCK_NOT_SET -> throw new HclException("The schema has a spec of no kind.");
    }
  }

  /** The name that a spec reads: its own, else the one that the object around it implies. */
  static String name(String own, String implied) {
    String name = own.isEmpty() ? implied : own;
    if (name.isEmpty()) {
      throw new HclException("Missing name in attribute spec: the schema names no key here.");
    }
    return name;
  }
}
