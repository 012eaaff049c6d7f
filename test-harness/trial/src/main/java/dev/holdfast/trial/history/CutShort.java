package dev.holdfast.trial.history;

/**
 * The case goes no further, because the plugin cannot be kept up. What a driver would have done
 * later is not known, so nothing after this is missing.
 *
 * @param why half a sentence whose subject is the plugin, for example {@code died 5 times by itself
 *     within 0.8 s}
 */
public record CutShort(long atNanos, String why) implements Event {}
