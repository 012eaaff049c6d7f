package dev.holdfast.trial.history;

/**
 * A call was sent to the plugin. Stamp it before it is sent.
 *
 * @param call number of this call, unique in the history
 * @param taskId id of the attempt, {@code alloc/task/hash} with Nomad; empty for none
 * @param limitNanos within which it must be answered if nothing is disturbed, the grace of a stop
 *     not included; 0 for no limit (WaitTask, streams)
 * @param graceNanos time-out of a StopTask between its signal and SIGKILL; else 0
 */
public record CallAsked(
    long atNanos, long call, Rpc rpc, String taskId, Slot slot, long limitNanos, long graceNanos)
    implements Event {}
