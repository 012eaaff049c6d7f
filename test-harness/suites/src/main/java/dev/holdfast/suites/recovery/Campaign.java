package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** Many rounds of one fault on one field, with everything that must hold throughout and after. */
public final class Campaign {
  private static final Duration CALM = Duration.ofSeconds(1);

  private final String name;
  private final Settings settings = Settings.ofThisRun();
  private final List<PluginLoad> loads = new ArrayList<>();

  private Campaign(String name) {
    this.name = name;
  }

  /** Runs all rounds of a fault. */
  public static void run(String name, Fault fault) throws Exception {
    new Campaign(name).run(fault);
  }

  private void run(Fault fault) throws Exception {
    Report report = Report.of(name, settings);
    try (Witness witness = Witness.open()) {
      Ground ground = Ground.fresh();
      report.at(ground);
      SortedSet<String> before = Leftovers.now(ground.home());
      try (AgentField field = AgentField.open(ground)) {
        rounds(field, fault, report);
        field.stopTasks();
        outputIsWhole(field.counted());
        Leftovers.awaitNone(ground, before);
      }
      assertThat(witness.violations()).as("tasks that lived twice").isEmpty();
      assertThat(PluginLoad.isFlat(loads)).as("descriptors and threads %s", loads).isTrue();
      report.passed(
          "%d rounds, %d samples, %s to %s"
              .formatted(settings.rounds(), witness.samples(), loads.getFirst(), loads.getLast()));
      ground.close();
    } catch (Exception | AssertionError e) {
      throw report.failed(e);
    }
  }

  private void rounds(AgentField field, Fault fault, Report report) throws Exception {
    Verdict verdict = new Verdict(field);
    for (int round = 1; round <= settings.rounds(); round++) {
      report.round(round);
      var random = settings.random(name, round);
      field.startEnders(round, random);
      verdict.afterFault(fault.strike(field, random));
      loads.add(load(field));
    }
  }

  /** What a task wrote before, in and after the faults is there once and in order. */
  private static void outputIsWhole(List<String> lines) {
    assertThat(lines)
        .as("lines of the counting task")
        .isEqualTo(IntStream.rangeClosed(1, lines.size()).mapToObj(String::valueOf).toList());
  }

  private static PluginLoad load(AgentField field) throws IOException {
    long pid = field.pluginPid();
    await().pollDelay(CALM).until(() -> true);
    return PluginLoad.of(pid);
  }
}
