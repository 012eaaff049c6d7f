package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.Activity;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  private final Map<Same, SharedPull> running = new ConcurrentHashMap<>();
  private final Duration usualSilence;

  Pulls(Duration usualSilence) {
    this.usualSilence = usualSilence;
  }

  String run(
      PodmanApi api,
      ImageWish wish,
      Optional<Credentials> credentials,
      Optional<PullTraces> traces,
      Consumer<String> told) {
    Same same =
        new Same(
            api.endpoint().name(),
            wish.reference().name(),
            wish.platform(),
            wish.credentials().verifyTls(),
            credentials);
    SharedPull mine = new SharedPull();
    join(mine, wish, told);
    SharedPull others = running.putIfAbsent(same, mine);
    if (others == null) {
      lead(same, mine, () -> Pull.run(api, wish, credentials, traces, mine));
      return await(wish, mine);
    }
    join(others, wish, told);
    return await(wish, others);
  }

  /** Those that go on now. */
  List<Activity> activities() {
    return running.entrySet().stream()
        .map(pull -> pull.getValue().activity(pull.getKey().reference()))
        .toList();
  }

  private void join(SharedPull pull, ImageWish wish, Consumer<String> told) {
    pull.join(wish.limit(), wish.silence().orElse(usualSilence), told);
  }

  private void lead(Same same, SharedPull shared, Supplier<String> pull) {
    Thread.ofVirtual()
        .name("pull " + same.reference())
        .start(() -> {
          try {
            shared.result().complete(pull.get());
          } catch (RuntimeException e) {
            shared.result().completeExceptionally(e);
          } finally {
            running.remove(same, shared);
          }
        });
  }

  private static String await(ImageWish wish, SharedPull pull) {
    try {
      return pull.result().get(wish.limit().toMillis() + 1_500, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a pull failed in an unknown way", e);
    } catch (TimeoutException e) {
      throw new RuntimeRefused(String.valueOf(wish.failed(wish.overdue()).getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while pulling " + wish.reference().name(), e);
    }
  }
}
