package dev.holdfast.contracts.fake;

import dev.holdfast.contracts.Programs;
import java.util.List;
import java.util.Optional;

/**
 * The programs of a {@link FakeNode}. Any other command line is a program that runs until a signal
 * ends it, so that specs made for a real runtime work too.
 */
public final class FakePrograms implements Programs {
  static final String EXITS = "exits";
  static final String IGNORES_TERM = "ignores-term";
  static final String ENDS_ON_TERM = "ends-on-term";
  static final String ENDS_WITH_CHILD = "ends-with-child";
  static final String LEAVES_CHILD = "leaves-child";
  static final String PRINTS = "prints";
  static final String PRINTS_VARIABLE = "prints-variable";
  static final String COPIES = "copies";
  static final String MISSING = "missing";
  static final String USES_MEMORY = "uses-memory";
  static final String UNKILLABLE = "unkillable";

  @Override
  public List<String> runsUntilKilled() {
    return List.of("runs");
  }

  @Override
  public List<String> exitsWith(int code) {
    return List.of(EXITS, String.valueOf(code));
  }

  @Override
  public List<String> ignoresTerm() {
    return List.of(IGNORES_TERM);
  }

  @Override
  public List<String> endsOnTermWith(int code) {
    return List.of(ENDS_ON_TERM, String.valueOf(code));
  }

  @Override
  public List<String> endsWithItsChild(int code) {
    return List.of(ENDS_WITH_CHILD, String.valueOf(code));
  }

  @Override
  public List<String> leavesChildBehind(int code) {
    return List.of(LEAVES_CHILD, String.valueOf(code));
  }

  @Override
  public List<String> prints(String stdout, String stderr) {
    return List.of(PRINTS, stdout, stderr);
  }

  @Override
  public List<String> printsVariable(String name) {
    return List.of(PRINTS_VARIABLE, name);
  }

  @Override
  public List<String> copiesInput() {
    return List.of(COPIES);
  }

  @Override
  public List<String> missing() {
    return List.of(MISSING);
  }

  @Override
  public Optional<List<String>> usesMoreMemoryThan(long bytes) {
    return Optional.of(List.of(USES_MEMORY, String.valueOf(bytes)));
  }

  /**
   * Runs on whatever signal arrives, as a process in an uninterruptible sleep does; {@link
   * FakeNode#exit} ends it.
   */
  public List<String> unkillable() {
    return List.of(UNKILLABLE);
  }
}
