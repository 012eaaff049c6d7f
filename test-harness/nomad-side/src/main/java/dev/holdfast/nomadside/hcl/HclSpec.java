package dev.holdfast.nomadside.hcl;

import dev.holdfast.proto.nomad.hclspec.Spec;
import java.util.Map;

/** A plugin's schema, ready to decode configurations against. Immutable. */
public final class HclSpec {
  private final Spec spec;

  private HclSpec(Spec spec) {
    this.spec = spec;
  }

  public static HclSpec of(Spec spec) {
    return new HclSpec(spec);
  }

  /** As {@link #decode(Map, Variables)} without variables, then written as msgpack. */
  public byte[] encode(Map<String, ?> config) {
    return encode(config, Variables.none());
  }

  /** The bytes that Nomad would send for this configuration. */
  public byte[] encode(Map<String, ?> config, Variables variables) {
    return MsgpackWriter.bytes(decode(config, variables));
  }

  /**
   * Applies the schema: defaults, conversions, templates.
   *
   * @param config the JSON view: maps, lists, strings, numbers, booleans, null
   * @throws HclException with every problem if the configuration does not fit
   */
  public HclValue decode(Map<String, ?> config, Variables variables) {
    SpecDecoder decoder = new SpecDecoder(new JsonView(variables));
    HclValue value = decoder.body(spec, Body.of(config, "config"));
    if (!decoder.problems().isEmpty()) {
      throw new HclException(decoder.problems());
    }
    return value;
  }
}
