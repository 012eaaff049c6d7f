package dev.holdfast.trial.history;

/**
 * A plugin process took calls. Stamp it after the handshake.
 *
 * @param generation 1 for the first of this history
 */
public record PluginLaunched(long atNanos, int generation, long pid) implements Event {}
