package dev.holdfast.store;

import java.util.List;

/**
 * The outcome of opening a store.
 *
 * @param records the readable ones, ordered by slot
 * @param damage one sentence for each thing that could not be read, naming where it was set aside
 */
public record LoadedRecords(List<TaskRecord> records, List<String> damage) {
  public LoadedRecords {
    records = List.copyOf(records);
    damage = List.copyOf(damage);
  }
}
