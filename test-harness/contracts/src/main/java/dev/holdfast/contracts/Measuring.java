package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading what a workload uses, where the runtime can. */
public interface Measuring extends ContractPart {

  private Usage usage() {
    Workbench.needs(bench().runtime().usage().isPresent(), "usage");
    return bench().runtime().usage().orElseThrow();
  }

  @Test
  @Clause("Usage.sample")
  default void livingWorkloadHasCounters() {
    Usage usage = usage();
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    bench()
        .eventually(() ->
            assertThat(usage.sample(spec.id()))
                .hasValueSatisfying(sample ->
                    assertThat(sample.counters().values())
                        .isNotEmpty()
                        .allMatch(value -> value >= 0)));
  }

  @Test
  @Clause("Usage.sample")
  default void totalsAndTimeNeverRunBackwards() {
    Usage usage = usage();
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    bench().eventually(() -> assertThat(usage.sample(spec.id())).isPresent());
    UsageSample first = usage.sample(spec.id()).orElseThrow();
    UsageSample second = usage.sample(spec.id()).orElseThrow();
    assertThat(second.monotonicNanos()).isGreaterThanOrEqualTo(first.monotonicNanos());
    for (Counter total :
        List.of(Counter.CPU_TOTAL_NANOS, Counter.CPU_USER_NANOS, Counter.CPU_SYSTEM_NANOS)) {
      assertThat(second.counters().getOrDefault(total, Long.MAX_VALUE))
          .isGreaterThanOrEqualTo(first.counters().getOrDefault(total, 0L));
    }
  }

  @Test
  @Clause("Usage.sample")
  default void absentWorkloadHasNone() {
    Usage usage = usage();
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    assertThat(usage.sample(spec.id())).isEmpty();
  }

  @Test
  @Clause("Usage.sample")
  default void removedWorkloadHasNone() {
    Usage usage = usage();
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    bench().eventually(() -> assertThat(usage.sample(spec.id())).isPresent());
    bench().kill(spec.id());
    bench().runtime().remove(spec.id());
    assertThat(usage.sample(spec.id())).isEmpty();
  }
}
