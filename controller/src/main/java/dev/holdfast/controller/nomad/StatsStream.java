package dev.holdfast.controller.nomad;

import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.store.Known;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Samples of one task's usage, one per interval, until it ends or its reader goes away. */
final class StatsStream {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Usage usage;
  private final WorkloadId id;
  private final CompletableFuture<Known.Ended> ended;
  private final Duration interval;
  private final StatsMath math;

  StatsStream(DriverController controller, double mhzPerCore, TaskStatsRequest request) {
    Invocation invocation = new Invocation(request.getTaskId());
    this.id = controller.tasks().inspect(invocation).record().workloadId();
    this.ended = controller.tasks().ended(invocation).copy();
    this.usage =
        controller
            .runtime()
            .usage()
            .orElseThrow(() -> NomadErrors.unsupported("this driver measures nothing"));
    this.math = new StatsMath(request.getTaskId(), mhzPerCore);
    Duration asked =
        Duration.ofSeconds(
            request.getCollectionInterval().getSeconds(),
            request.getCollectionInterval().getNanos());
    this.interval = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
  }

  /** Answers from a thread of its own, so that the reader's going away is heard of. */
  void start(StreamObserver<TaskStatsResponse> observer) {
    var call = (ServerCallStreamObserver<TaskStatsResponse>) observer;
    call.setOnCancelHandler(() -> ended.cancel(false));
    Thread.ofVirtual().name("stats " + id).start(() -> run(call));
  }

  private void run(ServerCallStreamObserver<TaskStatsResponse> call) {
    UsageSample previous = null;
    while (!call.isCancelled() && !ended.isDone()) {
      previous = send(call, previous);
      waitForNext();
    }
    if (!call.isCancelled()) {
      call.onCompleted();
    }
  }

  private @Nullable UsageSample send(
      ServerCallStreamObserver<TaskStatsResponse> call, @Nullable UsageSample previous) {
    Optional<UsageSample> sample = usage.sample(id);
    if (sample.isEmpty()) {
      return previous;
    }
    if (call.isReady()) {
      call.onNext(math.answer(previous, sample.get(), Instant.now()));
    }
    return sample.get();
  }

  private void waitForNext() {
    try {
      ended.get(interval.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return;
    } catch (InterruptedException _) {
      ended.cancel(false);
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CancellationException _) {
      return;
    }
  }
}
