package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Numeric;
import dev.holdfast.nomadside.hcl.HclValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of a set's elements: numbers by value, text by its bytes, the rest by encoding. */
enum SetOrder implements Comparator<HclValue> {
  INSTANCE;

  @Override
  public int compare(HclValue a, HclValue b) {
    if (a instanceof Numeric(var left) && b instanceof Numeric(var right)) {
      return left.compareTo(right);
    }
    if (a instanceof Text(var left) && b instanceof Text(var right)) {
      return Arrays.compareUnsigned(
          left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
    return Arrays.compareUnsigned(MsgpackWriter.bytes(a), MsgpackWriter.bytes(b));
  }
}
