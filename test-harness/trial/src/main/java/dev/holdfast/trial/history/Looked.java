package dev.holdfast.trial.history;

/**
 * A look at all live copies of the node came to its end: every copy that was seen and is not gone
 * was found by it. Without looks nothing can be said to be absent, so write one at least each
 * second; a look that failed is none.
 *
 * @param atNanos stamp from after it
 * @param beganNanos stamp from before it
 */
public record Looked(long atNanos, long beganNanos) implements Event {}
