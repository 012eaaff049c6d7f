package dev.holdfast.nomadside.observe;

/**
 * A process and no later one with the same number.
 *
 * @param startTicks field 22 of {@code /proc/PID/stat}: clock ticks since boot
 */
public record ProcessIdentity(long pid, long startTicks) {}
