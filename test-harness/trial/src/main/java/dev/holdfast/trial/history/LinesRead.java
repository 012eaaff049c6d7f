package dev.holdfast.trial.history;

import java.util.List;

/**
 * What arrived of the lines that a copy of a task had numbered. Write it when the task is over and
 * nobody reads its output any more.
 *
 * @param writer which copy, counted from 1 by the copies themselves
 * @param written the last line that it noted as written; it may have written one more. Negative
 *     where it did not come to note any
 * @param arrived in the order of arriving; a part that is missing, doubled or out of order begins a
 *     new element
 */
public record LinesRead(long atNanos, Slot slot, int writer, long written, List<Lines> arrived)
    implements Event {
  public LinesRead {
    arrived = List.copyOf(arrived);
  }
}
