package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Which service has a workload. Where its job has said that, this service's word is enough, so that
 * the outage of another one holds nothing up; else all have to be asked before it is absent.
 */
final class Homes {
  private static final int MOST = 10_000;

  /** How long the others are waited for when the workload's own service does not have it. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration REST = Duration.ofSeconds(5);

  private final List<PodmanApi> all;
  private final Map<PodmanApi, Long> silentSince = new ConcurrentHashMap<>();
  private final Map<WorkloadId, PodmanApi> homes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WorkloadId, PodmanApi> eldest) {
          return size() > MOST;
        }
      };

  Homes(List<PodmanApi> all) {
    this.all = all;
  }

  /** It is, or is going to be, there. */
  void set(WorkloadId id, PodmanApi home) {
    synchronized (homes) {
      homes.put(id, home);
    }
  }

  private Optional<PodmanApi> home(WorkloadId id) {
    synchronized (homes) {
      return Optional.ofNullable(homes.get(id));
    }
  }

  /**
   * Where it is; empty where it is nowhere.
   *
   * @param look asks one service
   * @throws PodmanAway if it is not known where it belongs and one service did not answer
   */
  Optional<Found> find(WorkloadId id, Function<PodmanApi, Optional<Found>> look) {
    Optional<PodmanApi> home = home(id);
    Optional<Found> found = home.isPresent() ? atHome(home.get(), look) : anywhere(look);
    found.ifPresent(it -> set(id, it.api()));
    return found;
  }

  private Optional<Found> atHome(PodmanApi home, Function<PodmanApi, Optional<Found>> look) {
    Optional<Found> found = look.apply(home);
    return found.isPresent() || all.size() == 1 ? found : elsewhere(home, look);
  }

  /** Somebody may have given a service another name; who does not answer is not waited for. */
  private Optional<Found> elsewhere(PodmanApi home, Function<PodmanApi, Optional<Found>> look) {
    Map<PodmanApi, CompletableFuture<Optional<Found>>> answers = new LinkedHashMap<>();
    all.stream()
        .filter(api -> !api.equals(home) && !wasSilent(api))
        .forEach(api -> answers.put(api, ask(api, look)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Found> found = new ArrayList<>();
    answers.forEach((api, answer) -> await(api, answer, deadline).ifPresent(found::add));
    return found.stream().findFirst();
  }

  private boolean wasSilent(PodmanApi api) {
    Long since = silentSince.get(api);
    return since != null && System.nanoTime() - since < REST.toNanos();
  }

  private static CompletableFuture<Optional<Found>> ask(
      PodmanApi api, Function<PodmanApi, Optional<Found>> look) {
    return CompletableFuture.supplyAsync(
        () -> look.apply(api), work -> Thread.ofVirtual().name("podman-elsewhere").start(work));
  }

  private Optional<Found> await(
      PodmanApi api, CompletableFuture<Optional<Found>> answer, long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return answer.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return silent(api);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PodmanRefusal refusal) {
        throw refusal;
      }
      return silent(api);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PodmanAway("interrupted while looking for a container", e);
    }
  }

  private Optional<Found> silent(PodmanApi api) {
    silentSince.put(api, System.nanoTime());
    return Optional.empty();
  }

  private Optional<Found> anywhere(Function<PodmanApi, Optional<Found>> look) {
    Optional<PodmanAway> away = Optional.empty();
    for (PodmanApi api : all) {
      try {
        Optional<Found> found = look.apply(api);
        if (found.isPresent()) {
          return found;
        }
      } catch (PodmanAway e) {
        away = Optional.of(e);
      }
    }
    if (away.isPresent()) {
      throw away.orElseThrow();
    }
    return Optional.empty();
  }
}
