package dev.holdfast.runtime;

/**
 * A volume that Nomad asks for.
 *
 * @param propagation {@code private}, {@code host-to-task}, {@code bidirectional} or empty
 */
public record Mount(String hostPath, String taskPath, boolean readOnly, String propagation) {}
