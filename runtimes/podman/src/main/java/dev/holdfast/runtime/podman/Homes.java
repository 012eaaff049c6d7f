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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which service has a workload. Where its job has said that, this service's word is enough, so that
 * the outage of another one holds nothing up, unless it was seen at that one: services may have got
 * other names. Where nobody knows, all have to be asked before it is absent.
 */
final class Homes {
  private static final int MOST = 10_000;

  /** How long the others are waited for when the workload's own service does not have it. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration REST = Duration.ofSeconds(5);

  private final List<PodmanApi> all;
  private final Map<PodmanApi, Long> silentSince = new ConcurrentHashMap<>();
  private final Map<WorkloadId, Home> homes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WorkloadId, Home> eldest) {
          return size() > MOST;
        }
      };

  Homes(List<PodmanApi> all) {
    this.all = all;
  }

  /** Where a workload was seen, and where its job says that it belongs; each perhaps unknown. */
  private record Home(Optional<PodmanApi> seen, Optional<PodmanApi> expected) {
    static final Home UNKNOWN = new Home(Optional.empty(), Optional.empty());

    Home seenAt(PodmanApi api) {
      return new Home(Optional.of(api), expected);
    }

    Home expectedAt(PodmanApi api) {
      return new Home(seen, Optional.of(api));
    }

    Home gone() {
      return new Home(Optional.empty(), expected);
    }

    List<PodmanApi> places() {
      return Stream.concat(seen.stream(), expected.stream()).distinct().toList();
    }
  }

  private void change(WorkloadId id, UnaryOperator<Home> change) {
    synchronized (homes) {
      homes.put(id, change.apply(homes.getOrDefault(id, Home.UNKNOWN)));
    }
  }

  /** Its job says that it is to be there. */
  void expect(WorkloadId id, PodmanApi home) {
    change(id, known -> known.expectedAt(home));
  }

  /** Its container is removed; where the next one belongs stays known. */
  void gone(WorkloadId id) {
    change(id, Home::gone);
  }

  /** Where it may have left something; all services where nobody knows. */
  List<PodmanApi> places(WorkloadId id) {
    synchronized (homes) {
      List<PodmanApi> known = homes.getOrDefault(id, Home.UNKNOWN).places();
      return known.isEmpty() ? all : known;
    }
  }

  /**
   * Where it is; empty where it is nowhere.
   *
   * @param look asks one service
   * @throws PodmanAway if it is not there where others answer, and a service did not answer whose
   *     word is needed
   */
  Optional<Found> find(WorkloadId id, Function<PodmanApi, Optional<Found>> look) {
    List<PodmanApi> places = places(id);
    Optional<Found> found = at(places, look).or(() -> elsewhere(places, look));
    found.ifPresent(it -> change(id, known -> known.seenAt(it.api())));
    return found;
  }

  /** Somebody may have given a service another name; who does not answer is not waited for. */
  private Optional<Found> elsewhere(
      List<PodmanApi> asked, Function<PodmanApi, Optional<Found>> look) {
    Map<PodmanApi, CompletableFuture<Optional<Found>>> answers = new LinkedHashMap<>();
    all.stream()
        .filter(api -> !asked.contains(api) && !wasSilent(api))
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

  private static Optional<Found> at(
      List<PodmanApi> places, Function<PodmanApi, Optional<Found>> look) {
    Optional<PodmanAway> away = Optional.empty();
    for (PodmanApi api : places) {
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
