package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.inject.Pause;
import dev.holdfast.trial.witness.Witness;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Kills one task from outside, as the kernel or an operator might.
 *
 * @param slot of the task that waits for it
 */
record Victim(Witness witness, Slot slot) implements Supplier<Slot> {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * SIGKILL to the first process of the task.
   *
   * @throws IllegalStateException if the task is not there within 20 seconds
   */
  @Override
  public Slot get() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    List<ProcessIdentity> copies = witness.copies(slot);
    while (copies.isEmpty() && System.nanoTime() < deadline) {
      Pause.of(POLL);
      copies = witness.copies(slot);
    }
    if (copies.isEmpty()) {
      throw new IllegalStateException("there was no process of %s to kill".formatted(slot));
    }
    copies.forEach(copy -> ProcessHandle.of(copy.pid()).ifPresent(ProcessHandle::destroyForcibly));
    return slot;
  }
}
