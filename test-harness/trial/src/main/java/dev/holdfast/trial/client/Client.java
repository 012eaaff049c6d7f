package dev.holdfast.trial.client;

import dev.holdfast.nomadside.launch.Reattach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client with all its tasks. {@link #die} ends it as SIGKILL would: calls under way are cut,
 * connection and pipes end, plugin and tasks live on; {@link #revive} is its next start, which
 * probes, finds the plugin again or launches it, and recovers every task of which it has a handle.
 * Safe for use by several threads.
 */
public final class Client implements AutoCloseable {
  private final PluginSeat seat;
  private final Recorder recorder;
  private final Workshop workshop;
  private final Runnable onEnd;
  private final Map<String, TaskBook> books = new LinkedHashMap<>();
  private final Map<String, TaskRun> runs = new LinkedHashMap<>();
  private Caller life;
  private @Nullable Reattach reattach;
  private boolean dead;

  private Client(PluginSeat seat, Recorder recorder, Workshop workshop, Runnable onEnd) {
    this.seat = seat;
    this.recorder = recorder;
    this.workshop = workshop;
    this.onEnd = onEnd;
    this.life = new Caller(seat, recorder);
  }

  /**
   * Launches the plugin.
   *
   * @param data the client's data folder
   * @param onEnd what is done when the driver has told an end, before the task is destroyed
   */
  public static Client open(PluginSeat seat, Recorder recorder, Path data, Runnable onEnd) {
    return new Client(seat, recorder, Workshop.of(data, seat.dispense().driver()), onEnd);
  }

  public PluginSeat seat() {
    return seat;
  }

  /** Hands a task over; it is started in the background. */
  public synchronized TaskBook start(TrialTask task) {
    TaskBook book = new TaskBook(task);
    books.put(task.spec().name(), book);
    if (!dead) {
      launch(book);
    }
    return book;
  }

  private void launch(TaskBook book) {
    TaskRun run = new TaskRun(book, life, workshop, onEnd);
    runs.put(book.task().spec().name(), run);
    Thread.ofVirtual().name("task-" + book.task().spec().name()).start(run);
  }

  /** Asks for the end of a task; it is asked for again by the next life if this one dies. */
  public synchronized void stop(TaskBook book) {
    book.wantStop();
    TaskRun run = runs.get(book.task().spec().name());
    if (!dead && run != null) {
      run.stopLater();
    }
  }

  /** Lets a task end that waits for it. */
  public void letEnd(TaskBook book) throws IOException {
    workshop.letEnd(book.task());
  }

  /** All tasks that were ever handed over and not forgotten. */
  public synchronized List<TaskBook> books() {
    return new ArrayList<>(books.values());
  }

  /** Removes a task that is over from the books, and its folders. */
  public synchronized void forget(Collection<TaskBook> over) throws IOException {
    for (TaskBook book : over) {
      books.remove(book.task().spec().name());
      runs.remove(book.task().spec().name());
      workshop.remove(book.task());
    }
  }

  /** What a task has printed so far. */
  public String stdout(TaskBook book) throws IOException {
    return workshop.stdout(book.task());
  }

  /** Writes down what arrived of the lines that this task has numbered. */
  public void recordLines(TaskBook book) throws IOException {
    recorder.lines(book.task().slot(), stdout(book), workshop.shared(book.task()));
  }

  /** The client is gone. A second call does nothing. */
  public synchronized void die() {
    if (!dead) {
      dead = true;
      life.die();
      reattach = seat.abandon();
    }
  }

  /** The client starts again. Does nothing while it lives. */
  public synchronized void revive() {
    if (dead) {
      if (reattach != null) {
        seat.reattach(reattach);
      }
      life = new Caller(seat, recorder);
      runs.clear();
      dead = false;
      books.values().forEach(this::launch);
    }
  }

  /** Leaves every task as it is and ends the plugin in good order. */
  @Override
  public synchronized void close() {
    dead = true;
    life.die();
    seat.close();
  }
}
