package dev.holdfast.trial.history;

/**
 * The node is up again after a reboot or a power cut: every copy of an older boot is gone. The
 * fault itself is told by {@link FaultBegan}.
 *
 * @param bootId of the new boot
 */
public record NodeRebooted(long atNanos, String bootId) implements Event {}
