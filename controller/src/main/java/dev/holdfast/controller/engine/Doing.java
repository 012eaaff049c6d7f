package dev.holdfast.controller.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a worker is at.
 *
 * @param what {@code look} or the action's name
 */
public record Doing(String what, Instant since, Thread thread) {

  /** Where its thread is at this moment, the innermost call first. */
  public List<String> stack() {
    return Arrays.stream(thread.getStackTrace()).map(StackTraceElement::toString).toList();
  }
}
