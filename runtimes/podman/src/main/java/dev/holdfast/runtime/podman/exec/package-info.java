/**
 * Commands beside a running container. The connection that carries a command's streams stops to be
 * HTTP after the first answer, and its input must be closable alone; no library does that, so
 * {@link dev.holdfast.runtime.podman.exec.Wire} does.
 */
@NullMarked
package dev.holdfast.runtime.podman.exec;

import org.jspecify.annotations.NullMarked;
