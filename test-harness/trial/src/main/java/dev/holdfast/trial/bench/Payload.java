package dev.holdfast.trial.bench;

/**
 * What measured tasks do. Each holds the pipe {@code life} open from its first instruction to its
 * end, so that the kernel itself tells both: the first byte is the begin, the end of file is the
 * end, however it came about.
 */
final class Payload {
  /** Name of the pipe in the folder that the task sees as its own. */
  static final String LIFE = "life";

  /** Name of the pipe through which a task is told to exit. */
  static final String GO = "go";

  private static final String BEGIN = "exec 9>\"$NOMAD_TASK_DIR/life\"; echo >&9; ";

  private Payload() {}

  /** Ends at once, with success. */
  static String ends() {
    return BEGIN + "exit 0";
  }

  /** Ends with code 7 when it is told to through the pipe. */
  static String endsOnCommand() {
    return BEGIN + "read line <\"$NOMAD_TASK_DIR/go\"; exit 7";
  }

  /** Does nothing and obeys its signal. */
  static String obeys() {
    return BEGIN + "trap 'exit 0' TERM INT; sleep 1000000 9>&- & wait";
  }

  /** Does nothing and ignores every signal that can be ignored. */
  static String ignores() {
    return BEGIN + "trap '' TERM INT; while :; do sleep 1 9>&-; done";
  }

  /** Prints so many numbered lines. */
  static String prints(int lines) {
    return BEGIN + "seq 1 " + lines;
  }
}
