package dev.holdfast.trial.cli;

/** What the exit code of {@code holdfast-trial} says. */
final class ExitCodes {
  /** Everything that was promised held. */
  static final int CLEAN = 0;

  /** The driver broke a promise; the report names it. */
  static final int VIOLATIONS = 1;

  /** An option, the plugin's path or the profile is wrong. */
  static final int USAGE = 2;

  /** The trial could not run, for example because the plugin does not start. */
  static final int NOT_RUN = 3;

  private ExitCodes() {}
}
