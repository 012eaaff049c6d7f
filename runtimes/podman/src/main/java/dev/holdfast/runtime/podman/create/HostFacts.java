package dev.holdfast.runtime.podman.create;

/**
 * What a service and its host can do.
 *
 * @param rootless whether the service runs as a plain user
 * @param cgroupsV2 whether the host has the unified hierarchy
 * @param systemdCgroups whether systemd makes the containers' groups
 * @param major main version of Podman
 */
public record HostFacts(boolean rootless, boolean cgroupsV2, boolean systemdCgroups, int major) {}
