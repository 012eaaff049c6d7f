package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hints: they may be lost, doubled or false, but they end with the subscription. */
public interface Hinting extends ContractPart {

  /** Counts hints of both kinds. */
  final class Counting implements WatchListener {
    private final AtomicInteger hints = new AtomicInteger();

    @Override
    public void lookAgain(WorkloadId id) {
      hints.incrementAndGet();
    }

    @Override
    public void lookAgainAtAll() {
      hints.incrementAndGet();
    }

    int hints() {
      return hints.get();
    }
  }

  @Test
  @Clause("R9")
  default void ofSeveralExitsAtLeastOneIsHinted() {
    var specs =
        IntStream.range(0, 5)
            .mapToObj(number -> bench().launchUntilReady(bench().programs().runsUntilKilled()))
            .toList();
    Counting listener = new Counting();
    try (Watch _ = bench().runtime().watch(listener)) {
      specs.forEach(spec -> bench().kill(spec.id()));
      bench().eventually(() -> assertThat(listener.hints()).isPositive());
    }
  }

  @Test
  @Clause("R9")
  default void closedWatchIsSilentAndSparesTheOthers() {
    Counting closed = new Counting();
    Counting open = new Counting();
    Watch watch = bench().runtime().watch(closed);
    try (Watch _ = bench().runtime().watch(open)) {
      watch.close();
      watch.close();
      int before = closed.hints();
      bench().awaitEnd(bench().launch(bench().programs().exitsWith(0)).id());
      bench().eventually(() -> assertThat(open.hints()).isPositive());
      assertThat(closed.hints()).isEqualTo(before);
    }
  }

  @Test
  @Clause("R9")
  default void exitsAreSeenWithoutAnyWatch() {
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(0));
    bench().awaitEnd(spec.id());
    bench().runtime().remove(spec.id());
    assertThat(bench().runtime().list()).isEmpty();
  }
}
