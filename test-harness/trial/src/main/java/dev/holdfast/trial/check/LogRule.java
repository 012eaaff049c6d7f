package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Lines;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every line that a task wrote arrives once and in order. Judged is the last attempt of a slot that
 * was never refused a DestroyTask: between two attempts the client itself takes the readers away.
 */
final class LogRule implements Rule {
  @Override
  public Stream<Violation> judge(Facts facts) {
    return facts
        .history()
        .of(LinesRead.class)
        .filter(read -> isJudged(facts, read))
        .filter(read -> !isWhole(read))
        .map(read ->
            new Violation(
                Invariant.I8,
                read.slot(),
                read.atNanos(),
                "The task wrote lines 1 to %d; what arrived is %s."
                    .formatted(read.written(), words(read.arrived())),
                List.of(read)));
  }

  private static boolean isJudged(Facts facts, LinesRead read) {
    return last(facts, read.slot())
        .filter(attempt ->
            facts.starts(read.slot()).stream().allMatch(isOf(attempt))
                || wrote(facts, attempt, read))
        .filter(attempt -> attempt.calls(Rpc.DESTROY).allMatch(call -> call.was(Answer.Kind.OK)))
        .filter(attempt -> !lossExcused(facts, attempt, read))
        .isPresent();
  }

  private static Optional<Attempt> last(Facts facts, Slot slot) {
    return facts.starts(slot).stream()
        .map(call -> call.asked().taskId())
        .reduce((_, last) -> last)
        .flatMap(id ->
            facts.attempts().stream().filter(attempt -> attempt.taskId().equals(id)).findFirst());
  }

  private static Predicate<Call> isOf(Attempt attempt) {
    return call -> call.asked().taskId().equals(attempt.taskId());
  }

  /** Copies count themselves, so where every one was seen it is known which of them wrote. */
  private static boolean wrote(Facts facts, Attempt attempt, LinesRead read) {
    List<Life> lives =
        facts.lives().stream().filter(life -> life.slot().equals(read.slot())).toList();
    long writers =
        facts.history().of(LinesRead.class).filter(it -> it.slot().equals(read.slot())).count();
    return writers == lives.size()
        && read.writer() <= lives.size()
        && attempt.lives().contains(lives.get(read.writer() - 1));
  }

  private static boolean lossExcused(Facts facts, Attempt attempt, LinesRead read) {
    return facts
        .faults()
        .excuse(Effect.TASK_LOSS, attempt.slot(), attempt.startAskedNanos(), read.atNanos());
  }

  private static boolean isWhole(LinesRead read) {
    List<Lines> arrived = read.arrived();
    if (arrived.isEmpty()) {
      return read.written() <= 0;
    }
    Lines all = arrived.getFirst();
    return arrived.size() == 1
        && all.from() == 1
        && (read.written() < 0 || all.to() == read.written() || all.to() == read.written() + 1);
  }

  private static String words(List<Lines> arrived) {
    return arrived.isEmpty()
        ? "nothing"
        : String.join(", then ", arrived.stream().map(Lines::toString).toList());
  }
}
