package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.runtime.TaskSlot;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link StateStore} promises. */
public interface StateStoreContract {

  /** A store with nothing in it. */
  StateStore newStore();

  @Test
  default void newStoreIsEmptyAndUndamaged() {
    try (StateStore store = newStore()) {
      assertThat(store.all()).isEmpty();
      assertThat(store.loaded()).isEqualTo(new LoadedRecords(List.of(), List.of()));
      assertThat(store.info().records()).isZero();
    }
  }

  @Test
  default void recordIsThereAfterPut() {
    try (StateStore store = newStore()) {
      TaskRecord record = Records.first(1);
      store.put(record);
      assertThat(store.get(record.slot())).contains(record);
      assertThat(store.get(Records.slot(2))).isEmpty();
      assertThat(store.info().records()).isEqualTo(1);
    }
  }

  @Test
  default void nextRevisionTakesThePlaceOfTheOneBefore() {
    try (StateStore store = newStore()) {
      TaskRecord first = Records.first(1);
      TaskRecord second = Records.next(first);
      store.put(first);
      store.put(second);
      assertThat(store.all()).containsExactly(second);
    }
  }

  @Test
  default void everyOtherRevisionIsRefusedAndChangesNothing() {
    try (StateStore store = newStore()) {
      TaskRecord first = Records.first(1);
      TaskRecord second = Records.next(first);
      store.put(first);
      store.put(second);
      List.of(first, second, Records.next(Records.next(second)))
          .forEach(wrong ->
              assertThatIllegalStateException()
                  .isThrownBy(() -> store.put(wrong))
                  .withMessageContaining("revision " + wrong.revision())
                  .withMessageContaining("wanted 3"));
      assertThat(store.all()).containsExactly(second);
    }
  }

  @Test
  default void slotWithoutARecordTakesAnyRevisionFromOneOn() {
    try (StateStore store = newStore()) {
      TaskRecord later = Records.next(Records.next(Records.first(1)));
      store.put(later);
      assertThat(store.get(later.slot())).contains(later);
      TaskRecord zero = Records.withRevision(Records.first(2), 0);
      assertThatIllegalStateException().isThrownBy(() -> store.put(zero));
    }
  }

  @Test
  default void deletedSlotIsFreeAgain() {
    try (StateStore store = newStore()) {
      TaskRecord record = Records.first(1);
      store.put(record);
      store.put(Records.next(record));
      store.delete(record.slot());
      assertThat(store.get(record.slot())).isEmpty();
      store.put(record);
      assertThat(store.all()).containsExactly(record);
    }
  }

  @Test
  default void deletingWhatIsNotThereIsDoneAlready() {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      store.delete(Records.slot(2));
      store.delete(Records.slot(2));
      assertThat(store.all()).hasSize(1);
    }
  }

  @Test
  default void recordsComeOrderedBySlot() {
    try (StateStore store = newStore()) {
      IntStream.of(5, 3, 9, 1, 7).forEach(i -> store.put(Records.first(i)));
      store.put(Records.first(new TaskSlot(Records.slot(3).allocId(), "a")));
      assertThat(store.all()).extracting(TaskRecord::slot).hasSize(6).isSorted();
    }
  }

  @Test
  default void whatWasLoadedStaysWhatItWas() {
    try (StateStore store = newStore()) {
      store.put(Records.first(1));
      assertThat(store.loaded().records()).isEmpty();
    }
  }

  @Test
  default void oneOfManyThreadsWinsARevision() throws Exception {
    try (StateStore store = newStore();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TaskRecord first = Records.first(1);
      store.put(first);
      AtomicInteger won = new AtomicInteger();
      var attempts =
          IntStream.range(0, 16)
              .mapToObj(i ->
                  threads.submit(() -> {
                    try {
                      store.put(Records.next(first));
                      won.incrementAndGet();
                    } catch (IllegalStateException e) {
                      assertThat(e).hasMessageContaining("wanted 3");
                    }
                  }))
              .toList();
      for (var attempt : attempts) {
        attempt.get();
      }
      assertThat(won).hasValue(1);
    }
  }

  @Test
  default void manyThreadsKeepManyRecords() throws Exception {
    try (StateStore store = newStore();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> putRevisions(store, i)));
      for (var writer : writers.toList()) {
        writer.get();
      }
      assertThat(store.all()).hasSize(16).allMatch(record -> record.revision() == 10);
    }
  }

  private static void putRevisions(StateStore store, int number) {
    TaskRecord record = Records.first(number);
    store.put(record);
    while (record.revision() < 10) {
      record = Records.next(record);
      store.put(record);
    }
  }

  @Test
  default void interruptedCallerStillGetsATrueAnswer() {
    try (StateStore store = newStore()) {
      Thread.currentThread().interrupt();
      store.put(Records.first(1));
      assertThat(Thread.interrupted()).isTrue();
      store.put(Records.first(2));
      assertThat(store.all()).hasSize(2);
    }
  }

  @Test
  default void closedStoreRefusesChangesAndClosesTwice() {
    StateStore store = newStore();
    store.put(Records.first(1));
    store.close();
    store.close();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.put(Records.first(2)))
        .withMessageContaining("closed");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.delete(Records.slot(1)));
    assertThat(store.all()).hasSize(1);
  }
}
