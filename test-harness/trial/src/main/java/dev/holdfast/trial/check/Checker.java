package dev.holdfast.trial.check;

import dev.holdfast.trial.history.History;
import java.util.Comparator;
import java.util.List;

/** Judges a history. */
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new LossRule(),
          new DuplicateRule(),
          new OrphanRule(),
          new TruthRule(),
          new FalseEndRule(),
          new AnswerRule(),
          new PluginRule(),
          new InventoryRule(),
          new LogRule(),
          new StatsRule(),
          new StartRule(),
          new StopRule(),
          new ToldRule(),
          new HealthRule(),
          new ServiceRule());

  private Checker() {}

  /**
   * Everything that this history proves, by all rules. The same history is always judged alike.
   *
   * @param history may be cut short; then only what it proves so far is said
   */
  public static Judgement judge(History history, Limits limits) {
    Facts facts = Facts.of(history, limits);
    List<Violation> violations =
        RULES.stream()
            .flatMap(rule -> rule.judge(facts))
            .sorted(
                Comparator.comparingLong(Violation::atNanos)
                    .thenComparing(Violation::invariant)
                    .thenComparing(Violation::sentence))
            .toList();
    return new Judgement(violations, Reservations.of(facts));
  }
}
