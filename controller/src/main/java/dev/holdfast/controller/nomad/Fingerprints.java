package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.FingerprintResponse.HealthState;
import dev.holdfast.proto.nomad.structs.Attribute;
import dev.holdfast.runtime.Health;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Nomad whether the driver can be used: at once, and whenever that changes. A stream never
 * ends by itself, since Nomad would open it again without a pause.
 */
final class Fingerprints {
  private static final Logger log = LoggerFactory.getLogger(Fingerprints.class);
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration REPEAT = Duration.ofSeconds(30);

  private final DriverLaunch launch;
  private volatile boolean detectedOnce;

  Fingerprints(DriverLaunch launch) {
    this.launch = launch;
  }

  /** Answers from a thread of its own, so that the caller's going away is heard of. */
  void stream(StreamObserver<FingerprintResponse> observer) {
    var call = (ServerCallStreamObserver<FingerprintResponse>) observer;
    CountDownLatch cancelled = new CountDownLatch(1);
    call.setOnCancelHandler(cancelled::countDown);
    Thread.ofVirtual().name("fingerprint").start(() -> run(call, cancelled));
  }

  private void run(ServerCallStreamObserver<FingerprintResponse> call, CountDownLatch cancelled) {
    FingerprintResponse last = null;
    long sentAt = 0;
    do {
      FingerprintResponse now = look();
      boolean due = System.nanoTime() - sentAt > REPEAT.toNanos();
      if ((!now.equals(last) || due) && !call.isCancelled()) {
        report(last, now);
        call.onNext(now);
        last = now;
        sentAt = System.nanoTime();
      }
    } while (!isOver(cancelled));
  }

  private static boolean isOver(CountDownLatch cancelled) {
    try {
      return cancelled.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void report(@Nullable FingerprintResponse last, FingerprintResponse now) {
    if (last == null || !now.getHealth().equals(last.getHealth())) {
      log.info("driver is {}: {}", now.getHealth(), now.getHealthDescription());
    }
  }

  /** Looks now, opening the controller if need be. */
  private FingerprintResponse look() {
    try {
      return answer(launch.controller().runtime().health());
    } catch (RuntimeException e) {
      return answer(HealthState.UNHEALTHY, String.valueOf(e.getMessage()));
    }
  }

  private FingerprintResponse answer(Health health) {
    return switch (health) {
      case Health.Healthy healthy -> healthy(healthy);
      case Health.Unhealthy(String reason) -> answer(HealthState.UNHEALTHY, reason);
      case Health.Undetected(String reason) ->
          answer(detectedOnce ? HealthState.UNHEALTHY : HealthState.UNDETECTED, reason);
    };
  }

  private FingerprintResponse healthy(Health.Healthy healthy) {
    detectedOnce = true;
    String prefix = "driver." + launch.provider().driverName();
    FingerprintResponse.Builder answer =
        FingerprintResponse.newBuilder()
            .setHealth(HealthState.HEALTHY)
            .setHealthDescription("Healthy")
            .putAttributes(prefix, Attribute.newBuilder().setBoolVal(true).build());
    healthy
        .attributes()
        .forEach((name, value) ->
            answer.putAttributes(
                prefix + "." + name, Attribute.newBuilder().setStringVal(value).build()));
    return answer.build();
  }

  private static FingerprintResponse answer(HealthState state, String description) {
    return FingerprintResponse.newBuilder()
        .setHealth(state)
        .setHealthDescription(description)
        .build();
  }
}
