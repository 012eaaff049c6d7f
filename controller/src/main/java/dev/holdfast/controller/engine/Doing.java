package dev.holdfast.controller.engine;

import java.time.Instant;

/**
 * What a worker is at.
 *
 * @param what {@code look} or the action's name
 */
public record Doing(String what, Instant since) {}
