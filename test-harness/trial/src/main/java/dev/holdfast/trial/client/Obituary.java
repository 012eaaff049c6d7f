package dev.holdfast.trial.client;

import dev.holdfast.nomadside.launch.LogLine;
import dev.holdfast.nomadside.launch.PluginLog;
import dev.holdfast.nomadside.launch.PluginProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.concurrent.locks.LockSupport;

/** How a plugin ended and what it wrote last, in words for somebody who wrote it. */
public final class Obituary {
  /** After the end of a process its pipe may still hold lines. */
  private static final Duration LAST_LINES = Duration.ofMillis(100);

  private static final int LINES = 5;
  private static final int LONGEST = 300;
  private static final int SIGNALLED = 128;
  private static final List<String> CAUSES =
      List.of("panic:", "fatal error:", "Exception in thread", "Traceback", "thread '");
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2,
          "SIGINT",
          4,
          "SIGILL",
          6,
          "SIGABRT",
          7,
          "SIGBUS",
          9,
          "SIGKILL",
          11,
          "SIGSEGV",
          13,
          "SIGPIPE: it wrote to a stderr or stdout whose reader was gone",
          15,
          "SIGTERM");

  private Obituary() {}

  /** Waits a moment for the last lines of a plugin that has ended. */
  public static String of(PluginProcess ended) {
    LockSupport.parkNanos(LAST_LINES.toNanos());
    String exit =
        ended.exitCode().isPresent()
            ? exit(ended.exitCode().getAsInt())
            : "its exit is not known, because its parent was gone";
    return exit + lastWords(ended.log());
  }

  /** An exit code as a parent sees it, with the signal that it may stand for. */
  static String exit(int code) {
    String signal = SIGNALS.get(code - SIGNALLED);
    return "exit code " + code + (signal == null ? "" : " (" + signal + ")");
  }

  private static String lastWords(PluginLog log) {
    List<String> lines =
        telling(log.lines().stream().map(Obituary::text).filter(line -> !line.isBlank()).toList());
    return lines.isEmpty()
        ? ", and nothing on its stderr"
        : lines.stream()
            .map(line -> line.substring(0, Math.min(LONGEST, line.length())))
            .collect(Collectors.joining(" | ", "; the last lines of its stderr: \"", "\""));
  }

  /** The last lines, or those that begin with the cause: a trace below it may be long. */
  static List<String> telling(List<String> all) {
    int from = Math.max(0, all.size() - LINES);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (CAUSES.stream().anyMatch(all.get(i)::startsWith)) {
        from = i;
        break;
      }
    }
    return all.subList(from, Math.min(all.size(), from + LINES));
  }

  private static String text(LogLine line) {
    return line instanceof LogLine.Entry entry
        ? "[%s] %s%s".formatted(entry.level(), entry.message(), fields(entry))
        : line.text().strip();
  }

  private static String fields(LogLine.Entry entry) {
    Object error = entry.fields().get("error");
    return error == null ? "" : ": " + error;
  }
}
