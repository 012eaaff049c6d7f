package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.random.RandomGenerator;

/** Many rounds of something that a test does with a rig, and what must hold afterwards. */
public final class RigCampaign {
  private RigCampaign() {}

  /** One round. */
  @FunctionalInterface
  public interface Round {
    void play(RigField field, int round, RandomGenerator random) throws Exception;
  }

  /** Plays all rounds with the same tasks. */
  public static void run(String name, Round play) throws Exception {
    Settings settings = Settings.ofThisRun();
    Report report = Report.of(name, settings);
    try (Witness witness = Witness.open()) {
      Ground ground = Ground.fresh();
      report.at(ground);
      SortedSet<String> before = Leftovers.now(ground.home());
      try (RigField field = RigField.open(ground)) {
        for (int round = 1; round <= settings.rounds(); round++) {
          report.round(round);
          play.play(field, round, settings.random(name, round));
        }
        field.destroyAll();
        Leftovers.awaitNone(ground, before);
      }
      assertThat(witness.violations()).as("tasks that lived twice").isEmpty();
      report.passed(settings.rounds() + " rounds, " + witness.samples() + " samples");
      ground.close();
    } catch (Exception | AssertionError e) {
      throw report.failed(e);
    }
  }
}
