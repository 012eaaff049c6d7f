package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Pulls under way, each shared by all who want the same from the same service with the same
 * credentials; who waits for another's pull keeps to a time limit of its own.
 */
final class Pulls {

  private record Same(
      String socket,
      String reference,
      ImageWish.Platform platform,
      boolean verifyTls,
      Optional<Credentials> credentials) {}

  private final Map<Same, CompletableFuture<String>> running = new ConcurrentHashMap<>();

  String run(PodmanApi api, ImageWish wish, Optional<Credentials> credentials) {
    Same same =
        new Same(
            api.endpoint().name(),
            wish.reference().name(),
            wish.platform(),
            wish.credentials().verifyTls(),
            credentials);
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> others = running.putIfAbsent(same, mine);
    if (others == null) {
      lead(same, mine, () -> Pull.run(api, wish, credentials));
      return await(wish, mine);
    }
    return await(wish, others);
  }

  private void lead(
      Same same, CompletableFuture<String> result, java.util.function.Supplier<String> pull) {
    Thread.ofVirtual()
        .name("pull " + same.reference())
        .start(() -> {
          try {
            result.complete(pull.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          } finally {
            running.remove(same, result);
          }
        });
  }

  private static String await(ImageWish wish, CompletableFuture<String> pull) {
    try {
      return pull.get(wish.limit().toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a pull failed in an unknown way", e);
    } catch (TimeoutException e) {
      throw new RuntimeRefused(
          "the image %s cannot be pulled: %s".formatted(wish.reference().name(), wish.overdue()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while pulling " + wish.reference().name(), e);
    }
  }
}
