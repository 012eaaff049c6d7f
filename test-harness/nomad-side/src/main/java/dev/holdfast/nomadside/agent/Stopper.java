package dev.holdfast.nomadside.agent;

import dev.holdfast.nomadside.driver.DriverException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** StopTask with Nomad's five attempts and its pauses, which end early when the task does. */
final class Stopper {
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(80),
          Duration.ofSeconds(120),
          Duration.ofSeconds(120));
  private static final Duration POLL = Duration.ofMillis(50);

  private final PluginKeeper plugins;

  Stopper(PluginKeeper plugins) {
    this.plugins = plugins;
  }

  void stop(String taskId, BooleanSupplier running, Consumer<String> events) {
    for (Duration pause : PAUSES) {
      try {
        plugins.dispense().driver().stop(taskId, KILL_TIMEOUT, "");
        return;
      } catch (DriverException refused) {
        plugins.checkOpen();
        events.accept("StopTask: " + refused.text());
        pause(pause, running);
      }
      if (!running.getAsBoolean()) {
        return;
      }
    }
    events.accept("failed to kill task. Resources may have been leaked");
  }

  private static void pause(Duration pause, BooleanSupplier running) {
    long deadline = System.nanoTime() + pause.toNanos();
    while (running.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
