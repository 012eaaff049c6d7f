package dev.holdfast.trial.check;

import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import java.util.List;
import java.util.Optional;

/** What the plan of an attempt says about its end. */
final class Plans {
  private Plans() {}

  /** The end it comes to if nobody disturbs it; empty if it runs until it is stopped. */
  static Optional<End> ownEnd(Attempt attempt) {
    return attempt.plan().map(AttemptPlanned::ending).flatMap(Plans::ownEnd);
  }

  private static Optional<End> ownEnd(Ending ending) {
    return switch (ending) {
      case Ending.Exits(int code) -> Optional.of(End.code(code));
      case Ending.Killed(_, End end) -> Optional.of(end);
      case Ending.RunsUntilStopped _, Ending.NeverRuns _ -> Optional.empty();
    };
  }

  /** The ends it may come to when it is stopped; empty if nobody said. */
  static List<End> endsWhenStopped(Attempt attempt) {
    return attempt.plan().map(AttemptPlanned::ending).stream()
        .filter(Ending.RunsUntilStopped.class::isInstance)
        .map(Ending.RunsUntilStopped.class::cast)
        .flatMap(ending -> ending.endsWhenStopped().stream())
        .toList();
  }

  /** Whether nothing but SIGKILL ends it. */
  static boolean ignoresSignals(Attempt attempt) {
    return endsWhenStopped(attempt).equals(List.of(End.signal(9)));
  }
}
