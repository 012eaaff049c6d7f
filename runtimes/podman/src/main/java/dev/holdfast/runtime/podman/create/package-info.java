/**
 * What Podman is asked for, made of what Nomad asks for: {@link
 * dev.holdfast.runtime.podman.create.ContainerRequest} puts together the body of a create call,
 * each part by a class of its own. Pure but for looks at the host's files. Whatever can be known to
 * be wrong is refused here in one sentence, before anything is made.
 */
@NullMarked
package dev.holdfast.runtime.podman.create;

import org.jspecify.annotations.NullMarked;
