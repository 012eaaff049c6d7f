package dev.holdfast.contracts;

import java.util.List;
import java.util.Optional;

/**
 * The programs that contract tests run, as a program and its arguments. Those that keep running
 * write {@code ready} and a newline to stdout once they are as described, so that a test knows when
 * a handler for a signal is in place.
 */
public interface Programs {

  /** Runs until a signal ends it. */
  List<String> runsUntilKilled();

  /** Ends by itself, at once. */
  List<String> exitsWith(int code);

  /** Runs on when SIGTERM arrives. */
  List<String> ignoresTerm();

  /** Runs until SIGTERM, then ends by itself with this code. */
  List<String> endsOnTermWith(int code);

  /**
   * Ignores SIGTERM itself, but has a child that does not, and ends with this code when the child
   * has ended: tells a signal to all from one to the main process.
   */
  List<String> endsWithItsChild(int code);

  /** Ends with this code and leaves a child behind that runs on and holds stdout open. */
  List<String> leavesChildBehind(int code);

  /** Writes one text to stdout and one to stderr, each as it is and without a newline. */
  List<String> prints(String stdout, String stderr);

  /** Writes the value of an environment variable to stdout, without a newline. */
  List<String> printsVariable(String name);

  /** Copies stdin to stdout until the end of input, then ends with 0. */
  List<String> copiesInput();

  /** A program that does not exist. */
  List<String> missing();

  /**
   * Uses more memory than this many bytes and is killed for it where that is the limit. Empty where
   * a limit cannot be counted on.
   */
  default Optional<List<String>> usesMoreMemoryThan(long bytes) {
    return Optional.empty();
  }
}
