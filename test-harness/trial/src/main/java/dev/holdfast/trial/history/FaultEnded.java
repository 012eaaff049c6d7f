package dev.holdfast.trial.history;

/**
 * A fault is over: what was stopped runs again, what was full has room. Stamp it after the act. A
 * fault of one blow, such as a SIGKILL, has both events one after the other.
 *
 * @param id of the {@link Fault}
 * @param remark what the injector says about it, for example that nothing was there to kill
 */
public record FaultEnded(long atNanos, String id, String remark) implements Event {}
