package dev.holdfast.trial.client;

import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.trial.history.Rpc;
import dev.holdfast.trial.history.Slot;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a task beside the one that waits for its end: InspectTask once, and TaskStats as Nomad's
 * hook does, over again where the driver ends the stream.
 */
final class TaskWatch implements AutoCloseable {
  /** Nomad's own default. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final String id;
  private final Slot slot;
  private final boolean measured;
  private final Caller caller;
  private volatile boolean closed;
  private volatile @Nullable StreamWatch<?, ?> samples;

  private TaskWatch(String id, TrialTask task, Caller caller) {
    this.id = id;
    this.slot = task.slot();
    this.measured = task.measured();
    this.caller = caller;
  }

  /** Begins to look, on a thread of its own. */
  static TaskWatch begin(String id, TrialTask task, Caller caller) {
    TaskWatch watch = new TaskWatch(id, task, caller);
    Thread.ofVirtual().name("watch-" + id).start(watch::run);
    return watch;
  }

  private void run() {
    try {
      boolean there = ask(Rpc.INSPECT, driver -> driver.inspect(id));
      while (there && measured && !closed) {
        there = ask(Rpc.STATS, this::sample);
        LockSupport.parkNanos(INTERVAL.toNanos());
      }
    } catch (ClientGone _) {
      // The next life looks for itself.
    }
  }

  private interface Act {
    void on(DriverClient driver);
  }

  /** Whether the plugin lived to answer; what it answered is in the history. */
  private boolean ask(Rpc rpc, Act act) {
    Duration limit = rpc == Rpc.STATS ? Duration.ZERO : TaskCalls.LIMIT;
    try {
      return caller
          .call(
              rpc,
              id,
              slot,
              limit,
              Duration.ZERO,
              driver -> {
                act.on(driver);
                return true;
              })
          .value();
    } catch (Refused refused) {
      return !refused.cut();
    }
  }

  private void sample(DriverClient driver) {
    StreamWatch<?, ?> stream =
        driver.stats(id, INTERVAL, sample -> caller.recorder().sampled(id, slot, sample));
    samples = stream;
    if (closed) {
      stream.cancel();
    }
    try {
      stream.awaitEnd();
    } catch (DriverException ended) {
      if (!closed) {
        throw ended;
      }
    }
  }

  /** Takes no more samples. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    StreamWatch<?, ?> stream = samples;
    if (stream != null) {
      stream.cancel();
    }
  }
}
