package dev.holdfast.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StateStoreContract;
import dev.holdfast.store.TaskRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapDbStateStoreTest implements StateStoreContract {
  @TempDir Path folder;

  @Override
  public StateStore newStore() {
    return MapDbStateStore.open(folder);
  }

  @Test
  void recordsAreThereAfterACleanClose() {
    List<TaskRecord> records = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      try (StateStore store = newStore()) {
        assertThat(store.loaded().records()).isEqualTo(records);
        assertThat(store.loaded().damage()).isEmpty();
        TaskRecord record = Records.first(round);
        store.put(record);
        records.add(record);
      }
    }
  }
}
