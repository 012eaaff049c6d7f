package dev.holdfast.controller.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps bugs so that a test can fail of them at its end. */
public final class CollectedFaults implements Faults {
  private final List<AssertionError> bugs = new CopyOnWriteArrayList<>();

  @Override
  public void report(String where, Throwable bug) {
    bugs.add(new AssertionError("a bug in " + where, bug));
  }

  /** Throws the first bug, with the others attached, if there was any. */
  public void rethrow() {
    if (!bugs.isEmpty()) {
      AssertionError first = bugs.getFirst();
      bugs.subList(1, bugs.size()).forEach(first::addSuppressed);
      throw first;
    }
  }
}
