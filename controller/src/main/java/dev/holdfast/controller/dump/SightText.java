package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.ObservedImage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How good what was seen is, in words. Pure. */
final class SightText {
  private SightText() {}

  /** For people; empty where nobody looked. */
  static String sentence(ObservedImage observed) {
    SightImage sight = observed.sight();
    Instant at = sight.at();
    Long age = sight.ageMillis();
    if (at == null || age == null) {
      return "";
    }
    String how = sight.source().equals("list") ? "the last list of all workloads" : "a look at it";
    return "That is %s, from %s at %s, %s before this was asked.%s"
        .formatted(
            sight.health(), how, Words.time(at), Words.duration(age), words(sight.verbatim()));
  }

  /** For a table; empty where the runtime was not asked. */
  static String verbatim(ObservedImage observed) {
    return joined(observed.sight().verbatim());
  }

  private static String words(Map<String, String> verbatim) {
    return verbatim.isEmpty() ? "" : " The runtime itself says: " + joined(verbatim) + ".";
  }

  private static String joined(Map<String, String> verbatim) {
    return new TreeMap<>(verbatim)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
  }
}
