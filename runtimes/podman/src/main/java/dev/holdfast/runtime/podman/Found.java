package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.podman.api.PodmanApi;

/** A container and the service that has it. */
record Found(PodmanApi api, ContainerFacts facts) {}
