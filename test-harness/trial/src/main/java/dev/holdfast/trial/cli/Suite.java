package dev.holdfast.trial.cli;

/** The parts of a trial, in the order in which they run. */
enum Suite {
  /** The driver protocol, row by row. */
  CONFORMANCE,
  /** Faults while tasks run. */
  RECOVERY,
  /** How long things take. */
  PERFORMANCE
}
