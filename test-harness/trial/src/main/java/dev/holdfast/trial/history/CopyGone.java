package dev.holdfast.trial.history;

/**
 * A copy is no longer there. Stamp it after the first look that did not find it. A zombie is gone.
 * Where a pidfd told the end, both stamps may lie close together.
 *
 * @param lastSeenNanos stamp from before the last look that did find it: it certainly lived then.
 *     It died between the two
 */
public record CopyGone(long atNanos, Slot slot, Copy copy, long lastSeenNanos) implements Event {}
