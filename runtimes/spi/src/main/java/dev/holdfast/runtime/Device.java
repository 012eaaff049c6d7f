package dev.holdfast.runtime;

/**
 * A device node that Nomad asks for.
 *
 * @param permissions any of {@code r}, {@code w} and {@code m}
 */
public record Device(String hostPath, String taskPath, String permissions) {}
