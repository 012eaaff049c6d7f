package dev.holdfast.controller.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a worker gets on with what it wants to do.
 *
 * @param since when it came to its last decision for the first time
 * @param blockedBy {@code runtime} or {@code store} where the last pass failed; else empty
 * @param nextAt when it looks again by itself; null where it waits to be told
 * @param doing what goes on now; null between rounds
 */
public record Progress(
    Instant since, String blockedBy, @Nullable Instant nextAt, @Nullable Doing doing) {}
