package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Mapping;
import dev.holdfast.proto.nomad.hclspec.BlockMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Blocks with labels: each label is one level of nesting, in the JSON and in the result. */
final class BlockMaps {
  private BlockMaps() {}

  static Mapping map(SpecDecoder decoder, BlockMap spec, String implied, Body body) {
    String name = SpecNames.name(spec.getName(), implied);
    if (body.has(name) && body.entries().get(name) == null) {
      decoder.problems().add("Missing block label: \"%s\" may not be null.".formatted(name));
    }
    return level(decoder, spec, spec.getLabelsCount(), name, body);
  }

  private static Mapping level(
      SpecDecoder decoder, BlockMap spec, int depth, String name, Body body) {
    SortedMap<String, HclValue> entries = new TreeMap<>();
    for (Body labelled : decoder.blocks(name, body)) {
      for (Map.Entry<String, @Nullable Object> entry : labelled.entries().entrySet()) {
        HclValue value = labelled(decoder, spec, depth, entry.getKey(), labelled);
        if (entries.putIfAbsent(entry.getKey(), value) != null) {
          decoder
              .problems()
              .add("Duplicate %s block: \"%s\" was given twice.".formatted(name, entry.getKey()));
        }
      }
    }
    return new Mapping(entries);
  }

  private static HclValue labelled(
      SpecDecoder decoder, BlockMap spec, int depth, String label, Body body) {
    if (depth > 1) {
      return level(decoder, spec, depth - 1, label, body);
    }
    HclValue last = HclValue.none();
    for (Body content : decoder.blocks(label, body)) {
      if (!(last instanceof HclValue.Null)) {
        decoder.problems().add("Duplicate block: \"%s\" was given twice.".formatted(label));
      }
      last = decoder.body(spec.getNested(), content);
    }
    return last;
  }
}
