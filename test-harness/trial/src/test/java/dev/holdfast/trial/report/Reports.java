package dev.holdfast.trial.report;

import dev.holdfast.trial.check.Checker;
import dev.holdfast.trial.check.Judgement;
import dev.holdfast.trial.check.Limits;
import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Event;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.Fault;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.Finished;
import dev.holdfast.trial.history.Header;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.PluginDied;
import dev.holdfast.trial.history.PluginLaunched;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.TrueEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports to be shown, one of them by a driver that wants to break the page. */
final class Reports {
  /** Everything that a form may stumble over. */
  static final String HOSTILE =
      "</script><script>alert(1)</script>]]>&amp;\"'<b onclick=x>\u0000\u0007\u001b[31m\uD800\uFFFF"
          + "\u202Eevil %s %d {0} \\";

  private static final Slot SLOT = new Slot("alloc" + HOSTILE, "task");
  private static final long SECOND = 1_000_000_000L;

  private Reports() {}

  static Report clean() {
    return report(List.of(passed()), List.of());
  }

  static Report hostile() {
    return report(
        List.of(
            passed(),
            failed(),
            CaseReport.skipped("recovery", HOSTILE, HOSTILE),
            CaseReport.notRun("recovery", "stuck", 5, HOSTILE)),
        List.of(new Figure(HOSTILE, "at most 2 s", HOSTILE, 1.5, "s")));
  }

  static Report report(List<CaseReport> cases, List<Figure> figures) {
    return report(cases, figures, Completion.COMPLETE);
  }

  static Report report(List<CaseReport> cases, List<Figure> figures, Completion completion) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("plugin", "1.0");
    versions.put("kernel", HOSTILE);
    return new Report(
        "/opt/" + HOSTILE,
        versions,
        "node",
        "2026-01-01T00:00:00.123Z",
        61_000,
        42,
        completion,
        Map.of("plugin SIGKILL", 3),
        Map.of("disk: full", "no store " + HOSTILE),
        cases,
        figures);
  }

  static CaseReport passed() {
    return new CaseReport(
        "conformance", "row 1", Outcome.PASSED, "", 1, 200, "", List.of("blind"), List.of());
  }

  /** A case with a wrong exit code, a lost task and a plugin that died. */
  static CaseReport failed() {
    History history = new History(header(), events(), false);
    Judgement judgement = Checker.judge(history, Limits.usual());
    return CaseReport.judged(history, judgement, 12_345, "/tmp/history");
  }

  private static Header header() {
    return new Header(
        Header.SCHEMA, "2026-01-01T00:00:00Z", "/p", "recovery", "case " + HOSTILE, 9);
  }

  private static List<Event> events() {
    Copy copy = new Copy("boot", 12, 99);
    Fault fault = new Fault("f", "plugin", "SIGKILL", HOSTILE, Slot.NONE, Set.of(Effect.REFUSALS));
    return List.of(
        new PluginLaunched(0, 1, 7),
        new HealthTold(1, HealthTold.Health.HEALTHY, HOSTILE),
        new AttemptPlanned(2, "id", SLOT, new Ending.Exits(7)),
        new CallAsked(SECOND, 1, Rpc.START, "id", SLOT, SECOND, 0),
        new CallAnswered(SECOND + 5, 1, Answer.ok()),
        new CopySeen(2 * SECOND, SLOT, copy, SECOND),
        new FaultBegan(3 * SECOND, fault),
        new FaultEnded(3 * SECOND + 7, "f", HOSTILE),
        new PluginDied(3 * SECOND + 9, 1, HOSTILE),
        new CallAsked(4 * SECOND, 2, Rpc.WAIT, "id", SLOT, 0, 0),
        new CopyGone(5 * SECOND, SLOT, copy, 4 * SECOND),
        new TrueEnd(5 * SECOND, "id", SLOT, End.code(7), "script"),
        new CallAnswered(6 * SECOND, 2, Answer.ok()),
        new ExitTold(6 * SECOND, 2, "id", SLOT, 0, 0, false, ""),
        new Finished(60 * SECOND));
  }
}
