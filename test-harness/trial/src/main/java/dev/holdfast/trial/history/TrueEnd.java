package dev.holdfast.trial.history;

/**
 * How an attempt really ended, from the kernel or from the task itself, never from the plugin or
 * the runtime's client that the plugin uses. It outweighs the plan.
 *
 * @param atNanos when it was known to have ended: it ended before this
 * @param source who says so, for example {@code script} or {@code pidfd}
 */
public record TrueEnd(long atNanos, String taskId, Slot slot, End end, String source)
    implements Event {}
