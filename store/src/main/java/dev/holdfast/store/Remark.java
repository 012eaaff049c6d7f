package dev.holdfast.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One line of a record's history: what was decided or asked, and why. Holds no secret.
 *
 * @param what a short keyword: {@code start}, {@code launch}, {@code exit}, {@code recover} ...
 * @param why one sentence
 */
public record Remark(Instant at, BootId boot, String what, String why) {
  public Remark {
    requireNonNull(at, "at is null");
    requireNonNull(boot, "boot is null");
    requireNonNull(what, "what is null");
    requireNonNull(why, "why is null");
  }
}
