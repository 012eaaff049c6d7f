package dev.holdfast.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.StateStoreContract;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest implements StateStoreContract {

  @Override
  public StateStore newStore() {
    return new InMemoryStateStore();
  }

  @Test
  void startsWithTheRecordsItIsGiven() {
    TaskRecord record = Records.first(1);
    try (StateStore store = new InMemoryStateStore(List.of(record))) {
      assertThat(store.loaded().records()).containsExactly(record);
      assertThat(store.all()).containsExactly(record);
    }
  }
}
