package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.Test;

/** Removing what has ended, all of it, and nothing else. */
public interface Removing extends ContractPart {

  @Test
  @Clause("R6")
  default void removingAnAbsentWorkloadSucceeds() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().runtime().remove(spec.id());
    assertGone(spec.id());
  }

  @Test
  @Clause("R6")
  default void removingARunningWorkloadIsRefusedAndHarmless() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    Observation before = bench().runtime().observe(spec.id());
    assertThatThrownBy(() -> bench().runtime().remove(spec.id()))
        .isInstanceOf(RuntimeRefused.class);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(before);
  }

  @Test
  @Clause("R6")
  default void nothingIsLeftAfterRemovingAnEndedWorkload() {
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(7));
    bench().awaitEnd(spec.id());
    bench().runtime().remove(spec.id());
    assertGone(spec.id());
  }

  @Test
  @Clause("R6")
  default void removingTwiceIsRemovingOnce() {
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(0));
    bench().awaitEnd(spec.id());
    bench().runtime().remove(spec.id());
    bench().runtime().remove(spec.id());
    assertGone(spec.id());
  }

  @Test
  @Clause("R6")
  default void nothingIsLeftAfterRemovingAKilledWorkload() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().endsWithItsChild(0));
    bench().kill(spec.id());
    bench().runtime().remove(spec.id());
    assertGone(spec.id());
  }

  @Test
  @Clause("R6")
  default void noChildIsLeftThatHoldsTheOutput() {
    Output out = bench().output();
    var program = bench().programs().leavesChildBehind(0);
    WorkloadSpec spec = bench().spec(program).output(out.path(), "/dev/null").build();
    bench().runtime().launch(spec);
    bench().awaitEnd(spec.id());
    bench().runtime().remove(spec.id());
    bench().eventually(() -> assertThat(out.ended()).isTrue());
    assertGone(spec.id());
  }

  @Test
  @Clause("R6")
  default void removedSlotTakesTheNextInvocation() {
    TaskSlot slot = bench().newSlot();
    WorkloadSpec first = bench().spec(slot, bench().programs().exitsWith(1)).build();
    bench().runtime().launch(first);
    bench().awaitEnd(first.id());
    bench().runtime().remove(first.id());
    WorkloadSpec next = bench().spec(slot, bench().programs().runsUntilKilled()).attempt(2).build();
    bench().runtime().launch(next);
    assertThat(bench().runtime().observe(next.id()))
        .isInstanceOfSatisfying(
            Running.class, seen -> assertThat(seen.invocation()).isEqualTo(next.invocation()));
  }

  @Test
  @Clause("R6")
  default void halfLaunchedWorkloadIsRemoved() {
    Workbench.needs(bench().subject().halfLaunch().isPresent(), "a way to leave half a launch");
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().subject().halfLaunch().orElseThrow().leave(spec);
    bench().runtime().remove(spec.id());
    assertGone(spec.id());
  }

  private void assertGone(WorkloadId id) {
    assertThat(bench().runtime().observe(id)).isEqualTo(new Absent());
    assertThat(bench().runtime().list()).isEmpty();
    bench().eventually(() -> assertThat(bench().subject().leftovers(id)).isEmpty());
  }
}
