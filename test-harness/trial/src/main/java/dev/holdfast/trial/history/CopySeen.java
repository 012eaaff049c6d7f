package dev.holdfast.trial.history;

/**
 * A live copy was found for the first time. Stamp it after the look that found it ended, so that
 * the copy certainly lived at some instant before the stamp and had certainly begun by then.
 *
 * @param notBeforeNanos stamp from before the last look that did not find it (that look's begin);
 *     it came to life after this. 0 if no look went before
 */
public record CopySeen(long atNanos, Slot slot, Copy copy, long notBeforeNanos) implements Event {}
