package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.Records;
import dev.holdfast.store.TaskRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a store must hold after a kill, from what {@link CrashWriter} told. */
final class CrashModel {
  private final Map<Integer, Long> acknowledged = new HashMap<>();
  private final Map<Integer, Long> underWay = new HashMap<>();
  private long acknowledgements;
  private long openings;

  /** Takes a line of the writer. */
  void hear(String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "I" -> underWay.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
      case "A" -> acknowledge(Integer.parseInt(words[1]), Long.parseLong(words[2]));
      case "O" -> openings++;
      default -> throw new AssertionError("the writer found damage after a mere kill: " + line);
    }
  }

  private void acknowledge(int number, long revision) {
    acknowledged.put(number, revision);
    underWay.remove(number);
    acknowledgements++;
  }

  /** Compares; a change that was under way may have happened or not, and is settled now. */
  void check(LoadedRecords loaded) {
    assertThat(loaded.damage()).isEmpty();
    Map<Integer, TaskRecord> found = new HashMap<>();
    for (TaskRecord record : loaded.records()) {
      found.put(Integer.parseInt(record.slot().allocId().substring(0, 8)), record);
    }
    for (int number = 0; number < CrashWriter.THREADS * CrashWriter.SLOTS_EACH; number++) {
      settle(number, found.get(number));
    }
    underWay.clear();
  }

  private void settle(int number, @Nullable TaskRecord found) {
    long revision = found == null ? 0 : found.revision();
    long sure = acknowledged.getOrDefault(number, 0L);
    assertThat(revision)
        .as("revision of slot %s", number)
        .isIn(sure, underWay.getOrDefault(number, sure));
    if (found != null) {
      assertThat(found).isEqualTo(Records.at(number, revision));
    }
    acknowledged.put(number, revision);
  }

  long acknowledgements() {
    return acknowledgements;
  }

  long openings() {
    return openings;
  }
}
