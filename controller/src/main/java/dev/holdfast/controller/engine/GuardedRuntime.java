package dev.holdfast.controller.engine;

import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A runtime behind a circuit breaker: while its backend is away, hundreds of workers do not all run
 * into its time limits. A call that the breaker stops has not been made, and says so. One breaker
 * cannot tell several backends apart, so for these it stops nothing: tasks of those that answer
 * must not wait for the others.
 */
public final class GuardedRuntime extends ForwardingRuntime {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final int WINDOW_CALLS = 10;

  private final Clock clock;
  private final CircuitBreaker breaker;
  private volatile Health lastHealth = new Health.Unhealthy("not asked yet");
  private volatile @Nullable Listing lastListing;

  public GuardedRuntime(WorkloadRuntime runtime) {
    this(runtime, new SteadyClock());
  }

  /** With the time of this clock. */
  public GuardedRuntime(WorkloadRuntime runtime, Clock clock) {
    super(runtime);
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            runtime.info().name(),
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW_CALLS)
                .minimumNumberOfCalls(WINDOW_CALLS)
                .failureRateThreshold(100)
                .waitDurationInOpenState(OPEN_FOR)
                .clock(clock)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(
                    error -> error instanceof RuntimeUnavailable && runtime.info().backends() == 1)
                .build());
  }

  /** Tells of every change of the breaker: {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}. */
  public void onBreaker(Consumer<String> listener) {
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> listener.accept(event.getStateTransition().getToState().name()));
  }

  /** {@code closed}, {@code open} or {@code half_open}, for dumps and metrics. */
  public String breakerState() {
    return breaker.getState().name().toLowerCase(Locale.ROOT);
  }

  /** How many of the last calls went unanswered; null before there were enough to tell. */
  public @Nullable Float failedPercent() {
    float rate = breaker.getMetrics().getFailureRate();
    return rate < 0 ? null : rate;
  }

  @Override
  public Observation observe(WorkloadId id) {
    if (!breaker.tryAcquirePermission()) {
      return new Observation.Unknown(stopped());
    }
    long began = breaker.getCurrentTimestamp();
    Observation seen = super.observe(id);
    long took = breaker.getCurrentTimestamp() - began;
    if (seen instanceof Observation.Unknown unknown) {
      breaker.onError(took, TimeUnit.NANOSECONDS, new RuntimeUnavailable(unknown.reason()));
    } else {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    }
    return seen;
  }

  @Override
  public List<Sighting> list() {
    long began = System.nanoTime();
    List<Sighting> found = guarded(super::list);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    lastListing = new Listing(clock.instant(), took, found.size());
    return found;
  }

  /** A list of all workloads: when it was had, how long that took, how many there were. */
  public record Listing(Instant at, Duration took, int count) {}

  /** The last list that was had; null if there was none. */
  public @Nullable Listing lastListing() {
    return lastListing;
  }

  @Override
  public void prepare(WorkloadSpec spec, Consumer<String> progress) {
    guarded(() -> super.prepare(spec, progress));
  }

  @Override
  public void launch(WorkloadSpec spec) {
    guarded(() -> super.launch(spec));
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    guarded(() -> super.signal(id, signal, target));
  }

  @Override
  public void remove(WorkloadId id) {
    guarded(() -> super.remove(id));
  }

  private void guarded(Runnable call) {
    guarded(() -> {
      call.run();
      return true;
    });
  }

  private <T> T guarded(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (CallNotPermittedException e) {
      throw new RuntimeUnavailable(stopped(), e);
    }
  }

  private String stopped() {
    return "not asked: " + info().name() + " did not answer the last calls";
  }

  @Override
  public Health health() {
    lastHealth = super.health();
    return lastHealth;
  }

  /** What {@link #health} answered last, without asking anybody. */
  public Health lastHealth() {
    return lastHealth;
  }

  /** A backend that is back closes the breaker at once. */
  @Override
  public Watch watch(WatchListener listener) {
    return super.watch(
        new WatchListener() {
          @Override
          public void lookAgain(WorkloadId id) {
            listener.lookAgain(id);
          }

          @Override
          public void lookAgainAtAll() {
            breaker.reset();
            listener.lookAgainAtAll();
          }
        });
  }
}
