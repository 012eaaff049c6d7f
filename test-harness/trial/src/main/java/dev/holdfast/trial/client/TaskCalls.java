package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.trial.history.Ending;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import dev.holdfast.nomadside.driver.DriverClient;

/**
 * The calls that one life of the client makes for one task, each as often as Nomad makes it.
 *
 * @param caller writes them down
 */
record TaskCalls(Caller caller, Slot slot) {
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int STARTS = 2;

  /** RecoverTask, over again while the plugin dies over it; false once the driver refuses. */
  boolean recover(TaskHandle handle) {
    while (true) {
      try {
        tell(Rpc.RECOVER, handle.getConfig().getId(), driver -> driver.recover(handle));
        return true;
      } catch (Refused refused) {
        if (!refused.cut()) {
          return false;
        }
      }
    }
  }

  /** StartTask, and once more with the same id if the plugin dies over it. */
  Optional<TaskHandle> start(TaskConfig config, Ending ending) {
    String id = config.getId();
    caller.recorder().planned(id, slot, ending);
    for (int i = 0; i < STARTS; i++) {
      try {
        return Optional.of(
            caller
                .call(Rpc.START, id, slot, LIMIT, Duration.ZERO, driver -> driver.start(config))
                .value());
      } catch (Refused refused) {
        caller.recorder().mark("%s did not start: %s".formatted(slot, refused.getMessage()));
        if (!refused.cut()) {
          LockSupport.parkNanos(RETRY.toNanos());
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * WaitTask.
   *
   * @throws Refused if the driver refuses or the plugin dies meanwhile
   */
  ExitReport waitFor(String id) throws Refused {
    Caller.Answered<ExitReport> answer =
        caller.call(Rpc.WAIT, id, slot, Duration.ZERO, Duration.ZERO, driver -> end(driver, id));
    caller.recorder().told(answer.call(), id, slot, answer.value());
    return answer.value();
  }

  private static ExitReport end(DriverClient driver, String id) {
    try {
      return driver.waitFor(id).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof DriverException refused ? refused : failed;
    }
  }

  /** DestroyTask with force, once: Nomad ignores the answer. */
  void destroy(String id) {
    try {
      tell(Rpc.DESTROY, id, driver -> driver.destroy(id, true));
    } catch (Refused refused) {
      caller.recorder().mark("%s was not destroyed: %s".formatted(slot, refused.getMessage()));
    }
  }

  private void tell(Rpc rpc, String id, Consumer<DriverClient> body) throws Refused {
    var _ =
        caller.call(
            rpc,
            id,
            slot,
            LIMIT,
            Duration.ZERO,
            driver -> {
              body.accept(driver);
              return true;
            });
  }
}
