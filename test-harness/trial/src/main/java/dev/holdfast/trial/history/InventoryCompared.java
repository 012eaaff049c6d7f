package dev.holdfast.trial.history;

import java.util.List;

/**
 * After everything was stopped and destroyed, the node was compared with how it was before. Take it
 * after the time that leftovers are granted to go away, and give what still is there then.
 *
 * @param left what is there and was not before, the planted things not counted
 * @param lost planted things that are gone or were touched, and things of strangers that were there
 *     before
 */
public record InventoryCompared(long atNanos, List<Item> left, List<Item> lost) implements Event {
  public InventoryCompared {
    left = List.copyOf(left);
    lost = List.copyOf(lost);
  }
}
