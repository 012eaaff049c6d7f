package dev.holdfast.contracts.faults;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets calls through as a source of faults says, and counts them. */
final class FaultGate {
  private final FaultSource source;
  private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
  private final AtomicInteger hanging = new AtomicInteger();
  private volatile CountDownLatch released = new CountDownLatch(1);

  FaultGate(FaultSource source) {
    this.source = source;
  }

  Fault next(Operation operation) {
    synchronized (calls) {
      calls.merge(operation, 1, Integer::sum);
    }
    return source.next(operation);
  }

  <T> T call(Operation operation, Supplier<T> body) {
    return switch (next(operation)) {
      case OK, LOST, DOUBLED -> body.get();
      case UNAVAILABLE -> throw unavailable(operation);
      case APPLIED_THEN_UNAVAILABLE -> {
        var _ = body.get();
        throw unavailable(operation);
      }
      case REFUSED -> throw new RuntimeRefused(operation + " is refused as planned");
      case BUG -> throw new IllegalStateException(operation + " has a planned bug");
      case HANG -> {
        hang(operation);
        yield body.get();
      }
      case CRASH_BEFORE -> throw new SimulatedCrash("before " + operation);
      case CRASH_AFTER -> {
        var _ = body.get();
        throw new SimulatedCrash("after " + operation);
      }
    };
  }

  private static RuntimeUnavailable unavailable(Operation operation) {
    return new RuntimeUnavailable(operation + " has no answer as planned");
  }

  private void hang(Operation operation) {
    CountDownLatch latch = released;
    hanging.incrementAndGet();
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable(operation + " was interrupted while it hung", e);
    } finally {
      hanging.decrementAndGet();
    }
  }

  int hanging() {
    return hanging.get();
  }

  synchronized void release() {
    CountDownLatch latch = released;
    released = new CountDownLatch(1);
    latch.countDown();
  }

  int calls(Operation operation) {
    synchronized (calls) {
      return calls.getOrDefault(operation, 0);
    }
  }
}
