package dev.holdfast.trial.fault;

/**
 * What this machine lets us do.
 *
 * @param systemd whether PID 1 is systemd
 * @param ownMounts whether file systems can be mounted and mount namespaces made
 * @param ownDisks whether a file can be made a disk that forgets what was not synced
 */
public record Machine(boolean systemd, boolean ownMounts, boolean ownDisks) {}
