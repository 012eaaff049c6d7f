package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Sequence;
import dev.holdfast.proto.nomad.hclspec.BlockList;
import dev.holdfast.proto.nomad.hclspec.BlockSet;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.List;

/** Repeated blocks. An absent one is an empty list, never null. */
final class BlockLists {
  private BlockLists() {}

  static Sequence list(SpecDecoder decoder, BlockList spec, String implied, Body body) {
    String name = SpecNames.name(spec.getName(), implied);
    return decode(decoder, name, spec.getMinItems(), spec.getMaxItems(), spec.getNested(), body);
  }

  static Sequence set(SpecDecoder decoder, BlockSet spec, String implied, Body body) {
    String name = SpecNames.name(spec.getName(), implied);
    return Conversion.sorted(
        decode(decoder, name, spec.getMinItems(), spec.getMaxItems(), spec.getNested(), body));
  }

  private static Sequence decode(
      SpecDecoder decoder, String name, long min, long max, Spec nested, Body body) {
    List<Body> found = decoder.blocks(name, body);
    if (found.size() < min) {
      decoder.problems().add("Insufficient %s blocks: at least %d needed.".formatted(name, min));
    }
    if (max > 0 && found.size() > max) {
      decoder.problems().add("Too many %s blocks: no more than %d allowed.".formatted(name, max));
    }
    return new Sequence(found.stream().map(each -> decoder.body(nested, each)).toList());
  }
}
