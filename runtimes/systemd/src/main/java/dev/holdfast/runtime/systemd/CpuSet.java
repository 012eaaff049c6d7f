package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeRefused;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nomad's list of reserved cores as systemd's bit mask: bit i of byte i/8. */
final class CpuSet {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

  private CpuSet() {}

  static byte[] mask(String cores) {
    BitSet bits = new BitSet();
    for (String part : cores.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new RuntimeRefused(
            "cores = \"%s\" is not a list of cores such as \"0,2-3\"".formatted(cores));
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      bits.set(first, Math.max(first, last) + 1);
    }
    return bits.toByteArray();
  }
}
