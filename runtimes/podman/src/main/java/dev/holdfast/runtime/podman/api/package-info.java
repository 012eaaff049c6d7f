/**
 * Podman's REST interface over one Unix socket: requests with a real deadline each, answers as
 * JSON, and two ways to fail. {@link dev.holdfast.runtime.podman.api.PodmanAway} says that nobody
 * answered, so nothing is known; {@link dev.holdfast.runtime.podman.api.PodmanRefusal} is what
 * Podman said.
 */
@NullMarked
package dev.holdfast.runtime.podman.api;

import org.jspecify.annotations.NullMarked;
