package dev.holdfast.trial.history;

/**
 * The last event of a history that nobody cut short: every fault is over, the trial waited as long
 * as it grants the driver to come to rest, and nothing more was recorded. Without it, what is
 * missing at the end is no violation.
 */
public record Finished(long atNanos) implements Event {}
