package dev.holdfast.trial.conformance;

import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.trial.campaign.Broom;
import dev.holdfast.trial.history.Item;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.witness.Inventory;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes away what rows that failed have left running.
 *
 * @param before what was there before the first row
 * @param slots of all tasks
 */
record Cleaner(Inventory inventory, Set<Item> before, Collection<Slot> slots)
    implements AutoCloseable {
  static Cleaner begin(Profile profile) throws IOException {
    ConcurrentLinkedQueue<Slot> slots = new ConcurrentLinkedQueue<>();
    Inventory inventory = new Inventory(profile);
    return new Cleaner(inventory, inventory.take(slots), slots);
  }

  /** A task that will be started. */
  void made(TaskSpec task) {
    slots.add(new Slot(task.allocId(), task.name()));
  }

  @Override
  public void close() throws IOException {
    new Broom(before, inventory).sweep(slots);
  }
}
