package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.EvidenceImage.CountersImage;
import dev.holdfast.controller.dump.EvidenceImage.StreamImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the kernel says, in words. Pure. */
final class EvidenceText {
  private static final double MIB = 1 << 20;
  private static final double MICROS_PER_MILLI = 1000;

  private EvidenceText() {}

  /** For a table; empty for nothing. */
  static String of(@Nullable EvidenceImage evidence) {
    if (evidence == null) {
      return "";
    }
    return Stream.concat(
            Stream.of(counters(evidence.counters()), namespace(evidence.networkNamespace())),
            evidence.streams().stream().map(EvidenceText::stream))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** For people; empty for nothing. */
  static String sentence(@Nullable EvidenceImage evidence) {
    String text = of(evidence);
    if (evidence == null || text.isEmpty()) {
      return "";
    }
    String blocked = isUnread(evidence) ? " A pipe without a reader holds up who writes." : "";
    return "The kernel says: " + text + "." + blocked;
  }

  private static boolean isUnread(EvidenceImage evidence) {
    return evidence.streams().stream()
        .anyMatch(stream -> stream.kind().equals("pipe") && stream.readers().isEmpty());
  }

  private static String counters(@Nullable CountersImage counters) {
    if (counters == null) {
      return "no control group";
    }
    return Stream.of(
            mib("memory %.1f MiB", counters.memoryBytes()),
            mib("peak %.1f MiB", counters.memoryPeakBytes()),
            cpu(counters.cpuMicros()),
            counted(counters.processes(), "process", "processes"),
            nonZero(counters.oomKills()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String mib(String form, @Nullable Long bytes) {
    return bytes == null ? "" : String.format(Locale.ROOT, form, bytes / MIB);
  }

  private static String cpu(@Nullable Long micros) {
    return micros == null ? "" : "CPU " + Words.duration(micros / MICROS_PER_MILLI);
  }

  private static String counted(@Nullable Long number, String one, String many) {
    return number == null ? "" : Words.counted(number, one, many);
  }

  private static String nonZero(@Nullable Long kills) {
    return kills == null || kills == 0 ? "" : counted(kills, "kill for memory", "kills for memory");
  }

  private static String namespace(@Nullable Long network) {
    return network == null ? "" : "network namespace " + network;
  }

  private static String stream(StreamImage stream) {
    return switch (stream.kind()) {
      case "pipe" -> stream.name() + " is read by " + people(stream.readers());
      case "missing" -> stream.name() + " is gone";
      default -> "";
    };
  }

  private static String people(List<Long> pids) {
    return pids.isEmpty()
        ? "nobody"
        : pids.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }
}
