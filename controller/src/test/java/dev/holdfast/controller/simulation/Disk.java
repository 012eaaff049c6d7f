package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is durable: outlives every process and every boot. */
final class Disk {
  private final Map<TaskSlot, TaskRecord> records = new TreeMap<>();

  List<TaskRecord> read() {
    return List.copyOf(records.values());
  }

  void write(TaskRecord record) {
    records.put(record.slot(), record);
  }

  void delete(TaskSlot slot) {
    records.remove(slot);
  }

  /** Somebody deletes the state folder, or it is damaged beyond reading. */
  void lose() {
    records.clear();
  }
}
