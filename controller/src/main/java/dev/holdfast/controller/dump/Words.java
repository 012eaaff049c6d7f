package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.DesiredImage;
import dev.holdfast.controller.dump.TaskImage.ExitImage;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.controller.dump.TaskImage.KnownImage;
import dev.holdfast.controller.dump.TaskImage.ObservedImage;
import dev.holdfast.runtime.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of an image in words for a table. Pure. */
final class Words {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f]");

  private static final double MILLIS_PER_SECOND = 1000;
  private static final double LONGEST_SECONDS = 600;

  private Words() {}

  static String desired(DesiredImage desired) {
    String signal = desired.signal();
    return signal == null ? desired.state() : desired.state() + " " + signal;
  }

  /** What was seen; where nobody could look, what was last known. */
  static String seen(TaskImage task) {
    ObservedImage observed = task.observed();
    return switch (observed.state()) {
      case "unknown" -> "unknown, " + known(task.known());
      case "running" -> "running" + pid(observed.incarnation());
      case "exited" -> "ended" + exit(observed.exit());
      default -> observed.state();
    };
  }

  private static String known(KnownImage known) {
    if (known.exit() != null) {
      return "ended" + exit(known.exit());
    }
    if (known.launchedAt() != null) {
      return "was running" + pid(known.incarnation());
    }
    return known.intendedAt() != null ? "was about to start" : "never started";
  }

  private static String pid(@Nullable IncarnationImage incarnation) {
    return incarnation == null || incarnation.pid() == 0 ? "" : " pid " + incarnation.pid();
  }

  static String exit(@Nullable ExitImage exit) {
    if (exit == null) {
      return "";
    }
    String oom = exit.oomKilled() ? ", out of memory" : "";
    Integer signal = exit.signal();
    if (signal != null) {
      return " by " + new Signal(signal) + oom;
    }
    return exit.code() == null ? ", nobody knows how" : " code " + exit.code() + oom;
  }

  /** {@code 4.2 ms}, {@code 12.0 s}, or {@code PT3H2M1S} for what is longer than some minutes. */
  static String duration(double millis) {
    if (millis < MILLIS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    double seconds = millis / MILLIS_PER_SECOND;
    return seconds < LONGEST_SECONDS
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : Duration.ofSeconds((long) seconds).toString();
  }

  static String between(Instant from, Instant to) {
    return duration(Steps.millis(Duration.between(from, to)));
  }

  /** One line of a history. */
  static String remark(TaskImage.RemarkImage it) {
    String life = it.generation() == 0 ? "" : " [" + it.generation() + "]";
    String stages = it.from().equals(it.to()) ? "" : " (" + it.from() + " -> " + it.to() + ")";
    String times = it.count() == 1 ? "" : ", " + it.count() + " times";
    String error = it.error() == null ? "" : ": " + it.error();
    return time(it.at()) + life + "  " + it.what() + stages + ": " + it.why() + error + times;
  }

  static String counted(long count, String one) {
    return counted(count, one, one + "s");
  }

  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Exactly so many columns, without control characters. */
  static String padded(String text, int width) {
    String clean = clean(text);
    String fitting =
        clean.length() <= width ? clean : clean.substring(0, Math.max(0, width - 2)) + "..";
    return fitting + " ".repeat(width - fitting.length());
  }

  /** Lines of at most so many columns, broken at blanks where there are any. */
  static List<String> wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = indent + clean(text);
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > indent.length() + 2 ? blank : width;
      lines.add(rest.substring(0, end));
      rest = indent + "  " + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static String clean(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text : cleaned(text);
  }

  private static String cleaned(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
