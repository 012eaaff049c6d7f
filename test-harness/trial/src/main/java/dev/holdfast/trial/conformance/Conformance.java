package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.trial.client.Obituary;
import dev.holdfast.trial.inject.Ground;
import dev.holdfast.trial.profile.Ability;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.report.CaseReport;
import dev.holdfast.trial.report.Excerpt;
import dev.holdfast.trial.report.Outcome;
import dev.holdfast.trial.report.ViolationReport;
import dev.holdfast.trial.stop.StopRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every row.
 *
 * @param stop ends it before its time
 */
public record Conformance(
    PluginFile plugin, Profile profile, RowProgress progress, StopRequest stop) {
  /** Name of the suite. */
  public static final String SUITE = "conformance";

  private static final int HOPELESS = 3;

  /**
   * Tries all rows; after one that fails the next has a plugin of its own.
   *
   * @return what was tried until the end was asked for
   */
  public List<CaseReport> run() throws IOException {
    List<CaseReport> reports = new ArrayList<>();
    Thread here = Thread.currentThread();
    stop.onAsk(here::interrupt);
    try {
      List<Row> left = Rows.all();
      while (!left.isEmpty() && !isHopeless(reports)) {
        int before = reports.size();
        tryUntilOneFails(left, reports);
        left = left.subList(reports.size() - before, left.size());
      }
    } catch (InterruptedException _) {
      // What was tried until now is the result.
    } finally {
      stop.onAsk(() -> {});
      var _ = Thread.interrupted();
    }
    return reports;
  }

  /** A plugin that could not be opened so often one after the other never will be. */
  private static boolean isHopeless(List<CaseReport> reports) {
    return reports.size() >= HOPELESS
        && reports.subList(reports.size() - HOPELESS, reports.size()).stream()
            .allMatch(report -> report.outcome() == Outcome.NOT_RUN);
  }

  private void tryUntilOneFails(List<Row> rows, List<CaseReport> reports)
      throws InterruptedException {
    int before = reports.size();
    try (Ground ground = Ground.fresh(Ground.Disks.SHARED);
        Cleaner cleaner = Cleaner.begin(profile);
        Rig rig =
            Rig.open(
                ground.marked(plugin),
                ground.data(),
                profile.pluginOptions(ground.state().toString()))) {
      for (Row row : rows) {
        CaseReport report =
            report(row, new Bench(ground.marked(plugin), profile, rig, cleaner, new Transcript()));
        add(report, reports);
        if (report.outcome() == Outcome.FAILED) {
          return;
        }
      }
    } catch (IOException | RuntimeException failed) {
      if (reports.size() == before) {
        add(CaseReport.notRun(SUITE, rows.getFirst().name(), 0, words(failed)), reports);
      }
    }
  }

  private void add(CaseReport report, List<CaseReport> reports) {
    reports.add(report);
    progress.tried(report);
  }

  private CaseReport report(Row row, Bench bench) throws InterruptedException {
    List<String> lacking =
        row.needs().stream().filter(need -> !profile.can(need)).map(Ability::word).toList();
    if (!lacking.isEmpty()) {
      String reason = "the profile says that it cannot: " + String.join(", ", lacking);
      return CaseReport.skipped(SUITE, row.name(), reason);
    }
    progress.began(row.name());
    long began = System.nanoTime();
    String failure = attempt(row, bench);
    checkStopped();
    long millis = (System.nanoTime() - began) / 1_000_000;
    return failure.isEmpty()
        ? told(row, Outcome.PASSED, millis, List.of())
        : told(row, Outcome.FAILED, millis, List.of(broken(row, failure, bench)));
  }

  // A call that was interrupted may look like one that was refused.
  private void checkStopped() throws InterruptedException {
    if (stop.asked()) {
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private static CaseReport told(
      Row row, Outcome outcome, long millis, List<ViolationReport> violations) {
    return new CaseReport(SUITE, row.name(), outcome, "", 0, millis, "", List.of(), violations);
  }

  private static ViolationReport broken(Row row, String failure, Bench bench) {
    return new ViolationReport(
        ViolationReport.ROW + row.number(),
        Rows.text(row),
        "-",
        0,
        failure,
        bench.transcript().lines(),
        Excerpt.NONE);
  }

  /** What went wrong; empty if nothing did. */
  private static String attempt(Row row, Bench bench) throws InterruptedException {
    try {
      row.check().on(bench);
      return "";
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception failed) {
      return words(failed, bench) + death(bench) + advice(row);
    }
  }

  private static String words(Exception failed, Bench bench) {
    String refused = bench.transcript().refused();
    boolean byIt = failed instanceof DriverException told && refused.endsWith(told.text());
    return byIt ? refused : words(failed);
  }

  /** Whether the plugin is gone though the row has not ended it, and how. */
  private static String death(Bench bench) {
    PluginProcess process = bench.rig().instance().process();
    boolean ended =
        !process.isAlive() && !Transcript.KILLED.equals(bench.transcript().lastLaunch());
    return ended ? "; the plugin had died by itself: " + Obituary.of(process) : "";
  }

  private static String advice(Row row) {
    return row.leftOutBy()
        .map(it -> " (if your driver is not meant to do this, its profile says so: " + it + ")")
        .orElse("");
  }

  private static String words(Exception failed) {
    String text = failed.getMessage() == null ? "" : failed.getMessage();
    return text.isEmpty() ? failed.getClass().getSimpleName() : text;
  }
}
