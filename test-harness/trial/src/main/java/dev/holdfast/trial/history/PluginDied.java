package dev.holdfast.trial.history;

/**
 * A plugin process is gone. Write it also if the trial killed it; the checker knows the faults.
 *
 * @param how its exit as the launcher saw it; empty if nobody did
 */
public record PluginDied(long atNanos, int generation, String how) implements Event {}
