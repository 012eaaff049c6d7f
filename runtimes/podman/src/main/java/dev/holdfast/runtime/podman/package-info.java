/**
 * The {@code podman} driver. Tasks are containers of a Podman service, reached over its Unix socket
 * in Podman's own REST interface. {@link dev.holdfast.runtime.podman.PodmanProvider} is found by
 * the service loader; {@code create} turns a task into what Podman is asked for, {@code logs}
 * brings output to Nomad, {@code exec} runs commands beside a task.
 */
@NullMarked
package dev.holdfast.runtime.podman;

import org.jspecify.annotations.NullMarked;
