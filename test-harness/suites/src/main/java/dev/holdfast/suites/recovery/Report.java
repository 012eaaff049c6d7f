package dev.holdfast.suites.recovery;

import java.time.Duration;
import java.time.Instant;

/** Says what runs, how it went, and how to have it again. */
final class Report {
  private final String name;
  private final Settings settings;
  private final Instant began = Instant.now();
  private String ground = "";
  private int round;

  private Report(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  static Report of(String name, Settings settings) {
    System.out.printf("%s: begins, %s%n", name, settings.replay());
    return new Report(name, settings);
  }

  void at(Ground at) {
    ground = at.home().toString();
  }

  void round(int number) {
    round = number;
  }

  void passed(String figures) {
    long seconds = Duration.between(began, Instant.now()).toSeconds();
    System.out.printf("%s: passed, %s, %d s%n", name, figures, seconds);
  }

  /** The failure with everything that is needed to look into it. */
  AssertionError failed(Throwable why) {
    String text =
        "%s, round %d, %s, traces in %s: %s"
            .formatted(name, round, settings.replay(), ground, why.getMessage());
    System.out.printf("%s: FAILED: %s%n", name, text);
    return new AssertionError(text, why);
  }
}
