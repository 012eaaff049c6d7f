/**
 * Control groups of containers, read from the kernel's files: Podman's own statistics leave out
 * most counters, cost the service time, and fail for containers with a soft limit only.
 */
@NullMarked
package dev.holdfast.runtime.podman.cgroup;

import org.jspecify.annotations.NullMarked;
