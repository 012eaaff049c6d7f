package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.driver.Handles;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One task in one life of the client, on a thread of its own: restore, start, wait, destroy, start
 * again, in the order of Nomad's task runner.
 */
final class TaskRun implements Runnable {
  private static final int ATTEMPTS = 30;

  private final TaskBook book;
  private final Caller caller;
  private final Workshop workshop;
  private final Runnable onEnd;
  private final TaskCalls calls;

  TaskRun(TaskBook book, Caller caller, Workshop workshop, Runnable onEnd) {
    this.book = book;
    this.caller = caller;
    this.workshop = workshop;
    this.onEnd = onEnd;
    this.calls = new TaskCalls(caller, book.task().slot());
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
      caller.recorder().mark("the client broke over %s: %s".formatted(calls.slot(), broken));
      book.dead(null);
    }
  }

  /** RecoverTask after the client's own start. */
  private void restore(TaskHandle handle) {
    book.setSettled(false);
    if (calls.recover(Handles.afterAgentRestart(handle))) {
      workshop.prestartLogs(book.task());
      waitForEnd(handle);
    } else {
      destroy(handle);
      book.lost();
    }
  }

  private void startAndWait() {
    if (book.stopWanted()) {
      book.dead(null);
      return;
    }
    caller.checkAlive();
    Optional<TaskHandle> handle = calls.start(workshop.prepare(book.task()), book.task().ending());
    handle.ifPresent(given -> {
      book.started(given);
      waitForEnd(given);
    });
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
        if (!calls.recover(handle)) {
          destroy(handle);
          book.lost();
          return;
        }
      }
    }
  }

  private ExitReport watched(String id) throws Refused {
    try (TaskWatch _ = TaskWatch.begin(id, book.task(), caller)) {
      return calls.waitFor(id);
    }
  }

  private void destroy(TaskHandle handle) {
    calls.destroy(handle.getConfig().getId());
    try {
      workshop.finishLogs(book.task());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for the end on a thread of its own; the one that waits sees it come. */
  void stopLater() {
    Thread.ofVirtual().start(new TaskStop(book, caller, calls.slot()));
  }
}
