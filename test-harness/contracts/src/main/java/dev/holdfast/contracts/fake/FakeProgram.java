package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one program of {@link FakePrograms} does, as a function of what happens to it. */
record FakeProgram(List<String> line, Map<String, String> environment, long memoryLimitBytes) {
  private static final List<Integer> HARMLESS = List.of(17, 18, 19, 20, 21, 22, 23, 28);

  private String name() {
    return line.getFirst();
  }

  private String argument(int index) {
    return line.get(index + 1);
  }

  private ExitStatus code() {
    return ExitStatus.exited(Integer.parseInt(argument(0)));
  }

  boolean missing() {
    return name().equals(FakePrograms.MISSING);
  }

  boolean copiesInput() {
    return name().equals(FakePrograms.COPIES);
  }

  /** Whether it has a child that holds its output when it has ended itself. */
  boolean leavesChild() {
    return name().equals(FakePrograms.LEAVES_CHILD);
  }

  /** How it ends without anybody's doing; empty where it runs on. */
  Optional<ExitStatus> endByItself() {
    return switch (name()) {
      case FakePrograms.EXITS, FakePrograms.LEAVES_CHILD -> Optional.of(code());
      case FakePrograms.PRINTS, FakePrograms.PRINTS_VARIABLE -> Optional.of(ExitStatus.exited(0));
      case FakePrograms.USES_MEMORY -> endForMemory();
      default -> Optional.empty();
    };
  }

  private Optional<ExitStatus> endForMemory() {
    boolean over = memoryLimitBytes > 0 && Long.parseLong(argument(0)) >= memoryLimitBytes;
    return over ? Optional.of(new ExitStatus.Killed(Signal.KILL.number(), true)) : Optional.empty();
  }

  /** How a signal ends it; empty where it runs on. */
  Optional<ExitStatus> endBySignal(Signal signal, SignalTarget target) {
    if (name().equals(FakePrograms.UNKILLABLE) || HARMLESS.contains(signal.number())) {
      return Optional.empty();
    }
    return signal.equals(Signal.TERM)
        ? endByTerm(target)
        : Optional.of(ExitStatus.killed(signal.number()));
  }

  private Optional<ExitStatus> endByTerm(SignalTarget target) {
    return switch (name()) {
      case FakePrograms.IGNORES_TERM -> Optional.empty();
      case FakePrograms.ENDS_ON_TERM -> Optional.of(code());
      case FakePrograms.ENDS_WITH_CHILD ->
          target == SignalTarget.ALL ? Optional.of(code()) : Optional.empty();
      default -> Optional.of(ExitStatus.killed(Signal.TERM.number()));
    };
  }

  String stdout() {
    return switch (name()) {
      case FakePrograms.PRINTS -> argument(0);
      case FakePrograms.PRINTS_VARIABLE -> environment.getOrDefault(argument(0), "");
      case FakePrograms.EXITS, FakePrograms.LEAVES_CHILD, FakePrograms.COPIES -> "";
      default -> "ready\n";
    };
  }

  String stderr() {
    return name().equals(FakePrograms.PRINTS) ? argument(1) : "";
  }
}
