package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the machine again and again on a thread of its own and writes down every instant at
 * which a task lives twice.
 */
public final class Witness implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> violations = new ArrayList<>();
  private final Thread thread;
  private int samples;

  private Witness() {
    thread = Thread.ofPlatform().daemon().name("witness").unstarted(this::watch);
  }

  /** Begins to look. */
  public static Witness open() {
    Witness witness = new Witness();
    witness.thread.start();
    return witness;
  }

  private void watch() {
    try {
      while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        sample();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      note("the witness went blind: " + e);
    }
  }

  private void sample() throws IOException {
    for (Map.Entry<Slot, List<ProcessIdentity>> task : Workloads.copies().entrySet()) {
      if (task.getValue().size() > 1 && isStillTwice(task.getKey(), task.getValue())) {
        note("%s lives as %s".formatted(task.getKey(), task.getValue()));
      }
    }
    synchronized (this) {
      samples++;
    }
  }

  // A parent that ended between two lines of the walk makes one copy look like two.
  private static boolean isStillTwice(Slot slot, List<ProcessIdentity> seen) throws IOException {
    List<ProcessIdentity> again = Workloads.copies().getOrDefault(slot, List.of());
    return again.stream().filter(seen::contains).filter(Proc::isAlive).count() > 1;
  }

  private synchronized void note(String violation) {
    violations.add(violation);
  }

  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  public synchronized int samples() {
    return samples;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
