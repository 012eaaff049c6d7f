package dev.holdfast.trial.check;

import dev.holdfast.trial.history.Answer;
import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.Lines;
import dev.holdfast.trial.history.LinesRead;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every line that a task wrote arrives once and in order. Judged are slots with one attempt that
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
    Slot slot = read.slot();
    long attempts =
        facts.starts(slot).stream().map(call -> call.asked().taskId()).distinct().count();
    boolean refused =
        facts.calls().stream()
            .filter(call -> call.asked().slot().equals(slot))
            .filter(call -> call.asked().rpc() == Rpc.DESTROY)
            .anyMatch(call -> !call.was(Answer.Kind.OK));
    return attempts == 1
        && !refused
        && !facts.faults().excuse(Effect.TASK_LOSS, slot, 0, read.atNanos());
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
