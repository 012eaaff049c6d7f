package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.Test;

/** Workloads that live on without us. */
public interface Outliving extends ContractPart {

  @Test
  @Clause("R7")
  default void workloadOutlivesTheClosingOfTheRuntime() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    Observation before = bench().runtime().observe(spec.id());
    bench().runtime().close();
    assertThat(bench().reopened().observe(spec.id())).isEqualTo(before);
  }

  @Test
  @Clause("R7")
  default void workloadIsFoundByAnObjectThatNeverLaunchedIt() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().endsOnTermWith(3));
    WorkloadRuntime later = bench().reopened();
    assertThat(later.observe(spec.id())).isEqualTo(bench().runtime().observe(spec.id()));
    later.signal(spec.id(), Signal.TERM, SignalTarget.ALL);
    bench().awaitEnd(spec.id());
    later.remove(spec.id());
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Observation.Absent());
  }

  @Test
  @Clause("R7")
  default void outputFlowsOnAfterTheClosingOfTheRuntime() {
    Output out = bench().output();
    var program = bench().programs().runsUntilKilled();
    WorkloadSpec spec = bench().spec(program).output(out.path(), "/dev/null").build();
    bench().runtime().launch(spec);
    bench().runtime().close();
    bench().eventually(() -> assertThat(out.text()).isEqualTo("ready\n"));
    assertThat(out.ended()).isFalse();
  }

  @Test
  @Clause("R7")
  default void outputEndsWithTheWorkloadAndNotWithUs() {
    Output out = bench().output();
    var program = bench().programs().runsUntilKilled();
    WorkloadSpec spec = bench().spec(program).output(out.path(), "/dev/null").build();
    bench().runtime().launch(spec);
    bench().eventually(() -> assertThat(out.text()).isEqualTo("ready\n"));
    bench().runtime().signal(spec.id(), Signal.KILL, SignalTarget.ALL);
    bench().eventually(() -> assertThat(out.ended()).isTrue());
  }

  @Test
  @Clause("WorkloadRuntime.close")
  default void closingTwiceIsClosingOnce() {
    bench().runtime().close();
    bench().runtime().close();
    assertThat(bench().reopened().list()).isEmpty();
  }
}
