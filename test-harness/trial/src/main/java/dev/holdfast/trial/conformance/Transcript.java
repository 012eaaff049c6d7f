package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.trial.report.ViolationReport.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What a row asked of the plugin and what came back. Safe for use by several threads. */
final class Transcript {
  private static final double NANOS = 1e9;

  /** What is noted of the plugin's death by the row's own hand. */
  static final String KILLED = "SIGKILL to the plugin";

  /** More of one row helps nobody. */
  private static final int MOST = 60;

  private final long began = System.nanoTime();
  private final List<Line> lines = new ArrayList<>();
  private String refused = "";
  private String lastLaunch = "";

  synchronized void note(String text) {
    if (lines.size() < MOST) {
      lines.add(new Line((System.nanoTime() - began) / NANOS, text));
    }
  }

  /** Something that the row does to the process of the plugin. */
  synchronized void process(String what) {
    lastLaunch = what;
    note(what);
  }

  /** What the row did last to the process of the plugin; empty if nothing. */
  synchronized String lastLaunch() {
    return lastLaunch;
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The call that was refused last, with the driver's words; empty if none was. */
  synchronized String refused() {
    return refused;
  }

  private synchronized void refused(String what, DriverException why) {
    refused = "%s was refused: %s".formatted(what, why.text());
    note(refused);
  }

  /** A call that answers nothing of interest. */
  void call(String what, Runnable body) {
    var _ =
        call(
            what,
            () -> {
              body.run();
              return true;
            });
  }

  /**
   * Makes a call and notes both sides.
   *
   * @throws DriverException if it is refused
   */
  <T> T call(String what, Supplier<T> body) {
    note(what + " is asked");
    try {
      T answer = body.get();
      note(what + " was accepted");
      return answer;
    } catch (DriverException why) {
      refused(what, why);
      throw why;
    }
  }

  /** A WaitTask whose answer is noted when it comes. */
  CompletableFuture<ExitReport> waiting(Supplier<CompletableFuture<ExitReport>> call) {
    note("WaitTask is asked");
    CompletableFuture<ExitReport> answer = call.get();
    var _ = answer.whenComplete((end, failed) -> note(outcome(end, failed)));
    return answer;
  }

  @SuppressWarnings("NullAway") // One of the two is null, as CompletableFuture has it.
  private static String outcome(ExitReport end, Throwable failed) {
    if (failed == null) {
      return "WaitTask told " + words(end);
    }
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return "WaitTask ended without an answer: "
        + (cause instanceof DriverException refused ? refused.text() : cause.toString());
  }

  /** An end as the protocol has it. */
  static String words(ExitReport end) {
    return "exit code %d, signal %d%s%s"
        .formatted(
            end.exitCode(),
            end.signal(),
            end.oomKilled() ? ", oom_killed" : "",
            end.error().isEmpty() ? "" : ", error \"" + end.error() + "\"");
  }
}
