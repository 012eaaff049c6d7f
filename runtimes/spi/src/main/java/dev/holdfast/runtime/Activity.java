package dev.holdfast.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something slow that a runtime is at by itself, a pull for instance; for people who wonder.
 *
 * @param what in a few words, without a secret: {@code pull docker.io/library/busybox}
 * @param bytes how far it has come; null where nobody counts
 * @param totalBytes how far it has to come; null where nobody knows
 */
public record Activity(
    String what, Instant since, @Nullable Long bytes, @Nullable Long totalBytes) {
  public Activity {
    requireNonNull(what, "what is null");
    requireNonNull(since, "since is null");
  }
}
