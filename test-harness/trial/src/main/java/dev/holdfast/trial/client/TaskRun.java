package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * One task in one life of the client, on a thread of its own: restore, start, wait, destroy, start
 * again, in the order of Nomad's task runner.
 */
final class TaskRun implements Runnable {
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int ATTEMPTS = 30;

  private final TaskBook book;
  private final Caller caller;
  private final Workshop workshop;
  private final Runnable onEnd;
  private final Slot slot;

  TaskRun(TaskBook book, Caller caller, Workshop workshop, Runnable onEnd) {
    this.book = book;
    this.caller = caller;
    this.workshop = workshop;
    this.onEnd = onEnd;
    this.slot = book.task().slot();
  }

  @Override
  public void run() {
    try {
      if (book.phase() == TaskBook.Phase.RUNNING) {
        book.handle().ifPresent(this::restore);
      }
      for (int i = 0; i < ATTEMPTS && book.phase() != TaskBook.Phase.DEAD; i++) {
        startAndWait();
      }
    } catch (ClientGone _) {
      // Whatever was under way is for the next life to find.
    } catch (RuntimeException broken) {
      if (caller.isGone()) {
        return;
      }
      caller.recorder().mark("the client broke over %s: %s".formatted(slot, broken));
      book.dead(null);
    }
  }

  /** RecoverTask after the client's own start. */
  private void restore(TaskHandle handle) {
    book.setSettled(false);
    if (recover(Handles.afterAgentRestart(handle))) {
      workshop.prestartLogs(book.task());
      waitForEnd(handle);
    } else {
      destroy(handle);
      book.lost();
    }
  }

  private boolean recover(TaskHandle handle) {
    try {
      var _ =
          caller.call(
              Rpc.RECOVER,
              handle.getConfig().getId(),
              slot,
              LIMIT,
              Duration.ZERO,
              driver -> {
                driver.recover(handle);
                return true;
              });
      return true;
    } catch (Refused refused) {
      return refused.cut() && recover(handle);
    }
  }

  private void startAndWait() {
    if (book.stopWanted()) {
      book.dead(null);
      return;
    }
    Optional<TaskHandle> handle = start(workshop.prepare(book.task()));
    handle.ifPresent(given -> {
      book.started(given);
      waitForEnd(given);
    });
  }

  /** StartTask, and once more with the same id if the plugin dies over it. */
  private Optional<TaskHandle> start(TaskConfig config) {
    caller.recorder().planned(config.getId(), slot, book.task().ending());
    for (int i = 0; i < 2; i++) {
      try {
        return Optional.of(
            caller
                .call(
                    Rpc.START,
                    config.getId(),
                    slot,
                    LIMIT,
                    Duration.ZERO,
                    driver -> driver.start(config))
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

  /** WaitTask, over again after each death of the plugin. */
  private void waitForEnd(TaskHandle handle) {
    String id = handle.getConfig().getId();
    if (book.stopWanted()) {
      stopLater();
    }
    while (true) {
      try {
        book.setSettled(true);
        ExitReport exit = watched(id);
        book.setSettled(false);
        onEnd.run();
        destroy(handle);
        book.dead(exit);
        return;
      } catch (Refused refused) {
        book.setSettled(false);
        if (!refused.cut()) {
          destroy(handle);
          book.dead(null);
          return;
        }
        if (!recover(handle)) {
          destroy(handle);
          book.lost();
          return;
        }
      }
    }
  }

  private ExitReport watched(String id) throws Refused {
    try (TaskWatch _ = TaskWatch.begin(id, book.task(), caller)) {
      return ask(id);
    }
  }

  private ExitReport ask(String id) throws Refused {
    Caller.Answered<ExitReport> answer =
        caller.call(
            Rpc.WAIT,
            id,
            slot,
            Duration.ZERO,
            Duration.ZERO,
            driver -> {
              try {
                return driver.waitFor(id).join();
              } catch (CompletionException failed) {
                throw failed.getCause() instanceof DriverException refused ? refused : failed;
              }
            });
    caller.recorder().told(answer.call(), id, slot, answer.value());
    return answer.value();
  }

  // Nomad ignores the answer.
  private void destroy(TaskHandle handle) {
    String id = handle.getConfig().getId();
    try {
      var _ =
          caller.call(
              Rpc.DESTROY,
              id,
              slot,
              LIMIT,
              Duration.ZERO,
              driver -> {
                driver.destroy(id, true);
                return true;
              });
    } catch (Refused refused) {
      caller.recorder().mark("%s was not destroyed: %s".formatted(slot, refused.getMessage()));
    }
    try {
      workshop.finishLogs(book.task());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for the end on a thread of its own; the one that waits sees it come. */
  void stopLater() {
    Thread.ofVirtual().start(new TaskStop(book, caller, slot));
  }
}
