/**
 * What nomad-driver-podman tests of itself, played through the whole plugin by a client that acts
 * as Nomad does, on a node with Podman; {@code docs/podman-rows.md} says which test is which. Run
 * by {@code test-harness/podman-rows}. The last classes let a real Nomad agent run such tasks.
 */
@NullMarked
package dev.holdfast.suites.podman;

import org.jspecify.annotations.NullMarked;
