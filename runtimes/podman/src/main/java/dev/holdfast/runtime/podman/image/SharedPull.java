package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pull and all who wait for it. It may take as long as the most patient of them allows; each
 * waits for as long as it allows itself.
 */
final class SharedPull {
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private final List<Consumer<String>> waiting = new CopyOnWriteArrayList<>();
  private final long began = System.nanoTime();
  private final Instant since = Instant.now();
  private volatile @Nullable Long bytes;
  private Duration limit = Duration.ZERO;
  private Duration silence = Duration.ZERO;

  /** One more waits for it. */
  synchronized void join(Duration wishLimit, Duration wishSilence, Consumer<String> told) {
    limit = longer(limit, age().plus(wishLimit));
    silence = longer(silence, wishSilence);
    waiting.add(told);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** How long it has been going on. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** So many bytes of its layers have come. */
  void came(long count) {
    bytes = count;
  }

  /** Itself, for people who wonder what goes on. */
  Activity activity(String image) {
    return new Activity("pull " + image, since, bytes, null);
  }

  synchronized Duration limit() {
    return limit;
  }

  synchronized Duration silence() {
    return silence;
  }

  /** Tells all who wait. */
  void tell(String sentence) {
    waiting.forEach(told -> told.accept(sentence));
  }

  CompletableFuture<String> result() {
    return result;
  }
}
