/**
 * Containers that nomad-driver-podman started, versions 0.5 to 0.6.5. They carry none of our labels
 * and no label can be added to a container, so what they are to us is noted in a file each. {@link
 * dev.holdfast.runtime.podman.takeover.GoHandle} reads what that driver left with Nomad.
 */
@NullMarked
package dev.holdfast.runtime.podman.takeover;

import org.jspecify.annotations.NullMarked;
