package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Mapping;
import dev.holdfast.nomadside.hcl.HclValue.Sequence;
import dev.holdfast.proto.nomad.hclspec.Attr;
import dev.holdfast.proto.nomad.hclspec.Block;
import dev.holdfast.proto.nomad.hclspec.BlockAttrs;
import dev.holdfast.proto.nomad.hclspec.Default;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Walks a schema over a body and collects what does not fit. Used for one configuration only. */
final class SpecDecoder {
  private final JsonView json;
  private final List<String> problems = new ArrayList<>();

  SpecDecoder(JsonView json) {
    this.json = json;
  }

  List<String> problems() {
    return problems;
  }

  /** Decodes a body of its own: keys that the schema does not name are problems. */
  HclValue body(Spec spec, Body body) {
    for (String key : body.unknownKeys(SpecNames.of(spec, ""))) {
      problems.add("Invalid label: No argument or block type is named \"%s\".".formatted(key));
    }
    return decode(spec, "", body);
  }

  private HclValue decode(Spec spec, String implied, Body body) {
    return switch (spec.getBlockCase()) {
      case OBJECT -> object(spec.getObject().getAttributesMap(), body);
      case ARRAY -> array(spec.getArray().getValuesList(), body);
      case ATTR -> attr(spec.getAttr(), implied, body);
      case BLOCK_VALUE -> block(spec.getBlockValue(), implied, body);
      case BLOCK_ATTRS -> blockAttrs(spec.getBlockAttrs(), implied, body);
      case BLOCK_LIST -> BlockLists.list(this, spec.getBlockList(), implied, body);
      case BLOCK_SET -> BlockLists.set(this, spec.getBlockSet(), implied, body);
      case BLOCK_MAP -> BlockMaps.map(this, spec.getBlockMap(), implied, body);
      case DEFAULT -> withDefault(spec.getDefault(), body);
      case LITERAL -> LiteralExpression.parse(spec.getLiteral().getValue());
      case BLOCK_NOT_SET -> throw new HclException("The schema has a spec of no kind.");
    };
  }

  private HclValue object(Map<String, Spec> attributes, Body body) {
    SortedMap<String, HclValue> entries = new TreeMap<>();
    attributes.forEach((key, spec) -> entries.put(key, decode(spec, key, body)));
    return new Mapping(entries);
  }

  private HclValue array(List<Spec> values, Body body) {
    return new Sequence(values.stream().map(spec -> decode(spec, "", body)).toList());
  }

  private HclValue attr(Attr attr, String implied, Body body) {
    String name = SpecNames.name(attr.getName(), implied);
    HclType type = TypeExpression.parse(attr.getType());
    if (!body.has(name)) {
      return absent(attr.getRequired(), "argument", name);
    }
    return checked(() -> new Conversion(name).to(type, json.value(body.entries().get(name))));
  }

  private HclValue block(Block block, String implied, Body body) {
    String name = SpecNames.name(block.getName(), implied);
    List<Body> found = single(name, body);
    return found.isEmpty()
        ? absent(block.getRequired(), "block", name)
        : body(block.getNested(), found.getFirst());
  }

  private HclValue blockAttrs(BlockAttrs block, String implied, Body body) {
    String name = SpecNames.name(block.getName(), implied);
    List<Body> found = single(name, body);
    if (found.isEmpty()) {
      return absent(block.getRequired(), "block", name);
    }
    HclType type = new HclType.MapOf(TypeExpression.parse(block.getType()));
    return checked(() -> new Conversion(name).to(type, json.value(found.getFirst().entries())));
  }

  private List<Body> single(String name, Body body) {
    List<Body> found = blocks(name, body);
    if (found.size() > 1) {
      problems.add("Duplicate %s block: only one block of it is allowed.".formatted(name));
    }
    return found;
  }

  List<Body> blocks(String name, Body body) {
    try {
      return body.blocks(name);
    } catch (HclException wrong) {
      problems.addAll(wrong.problems());
      return List.of();
    }
  }

  private HclValue withDefault(Default spec, Body body) {
    HclValue primary = decode(spec.getPrimary(), "", body);
    return primary instanceof HclValue.Null ? decode(spec.getDefault(), "", body) : primary;
  }

  private HclValue absent(boolean required, String kind, String name) {
    if (required) {
      problems.add(
          "Missing required argument: The %s \"%s\" is required, but no definition was found."
              .formatted(kind, name));
    }
    return HclValue.none();
  }

  private HclValue checked(Supplier<HclValue> conversion) {
    try {
      return conversion.get();
    } catch (HclException wrong) {
      problems.addAll(wrong.problems());
      return HclValue.none();
    }
  }
}
