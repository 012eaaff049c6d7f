package dev.holdfast.suites.agent;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for facts of a running system and tells what they were last. */
public final class Waiting {
  private static final Duration POLL = Duration.ofMillis(100);

  private Waiting() {}

  /**
   * The first value that is as wanted. An error while asking counts as not yet.
   *
   * @throws AssertionError with the last value or error after the limit
   */
  public static <T> T until(
      String what, Duration limit, Callable<T> source, Predicate<? super T> wanted) {
    AtomicReference<Object> last = new AtomicReference<>("never asked");
    try {
      return await()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(limit)
          .until(() -> noting(source, last), value -> value.filter(wanted).isPresent())
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%s is not as wanted after %s, but %s".formatted(what, limit, last.get()), e);
    }
  }

  private static <T> java.util.Optional<T> noting(
      Callable<T> source, AtomicReference<Object> last) {
    try {
      T value = source.call();
      last.set(value);
      return java.util.Optional.of(value);
    } catch (Exception e) {
      last.set(e);
      return java.util.Optional.empty();
    }
  }
}
