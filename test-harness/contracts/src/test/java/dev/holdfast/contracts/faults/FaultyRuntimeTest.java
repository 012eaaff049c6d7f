package dev.holdfast.contracts.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FaultyRuntimeTest {
  private final FakeNode node = new FakeNode(new ManualClock());
  private final Owner owner = Specs.owner("faults");
  private final WorkloadSpec spec = Specs.of(owner, Specs.slot(1, "web")).build();

  private FaultyRuntime planned(String plan) {
    return new FaultyRuntime(node.open(owner), FaultPlan.parse(plan));
  }

  @Test
  void unavailableHasDoneNothing() {
    FaultyRuntime runtime = planned("launch: unavailable");
    assertThatThrownBy(() -> runtime.launch(spec)).isInstanceOf(RuntimeUnavailable.class);
    assertThat(node.truth(spec.id())).isEqualTo(new Absent());
    runtime.launch(spec);
    assertThat(node.truth(spec.id())).isInstanceOf(Running.class);
  }

  @Test
  void lostReplyHasDoneItsWork() {
    FaultyRuntime runtime = planned("launch: applied-then-unavailable");
    assertThatThrownBy(() -> runtime.launch(spec)).isInstanceOf(RuntimeUnavailable.class);
    assertThat(node.truth(spec.id())).isInstanceOf(Running.class);
  }

  @Test
  void refusalsAndBugsHaveDoneNothing() {
    FaultyRuntime runtime = planned("launch: refused, bug");
    assertThatThrownBy(() -> runtime.launch(spec)).isInstanceOf(RuntimeRefused.class);
    assertThatIllegalStateException().isThrownBy(() -> runtime.launch(spec));
    assertThat(node.starts()).isEmpty();
  }

  @Test
  void looksAndHealthTellOfAnOutageWithoutThrowing() {
    FaultyRuntime runtime = planned("observe: unavailable; health: unavailable");
    assertThat(runtime.observe(spec.id())).isInstanceOf(Unknown.class);
    assertThat(runtime.health()).isInstanceOf(Health.Unhealthy.class);
    assertThat(runtime.observe(spec.id())).isEqualTo(new Absent());
    assertThat(runtime.health()).isInstanceOf(Health.Healthy.class);
  }

  @Test
  void crashComesBeforeOrAfterTheEffect() {
    FaultyRuntime runtime = planned("launch: crash-before, crash-after");
    assertThatThrownBy(() -> runtime.launch(spec)).isInstanceOf(SimulatedCrash.class);
    assertThat(node.starts()).isEmpty();
    assertThatThrownBy(() -> runtime.launch(spec))
        .isInstanceOf(SimulatedCrash.class)
        .hasMessage("simulated crash after launch");
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void hangingCallGoesOnWhenReleased() {
    FaultyRuntime runtime = planned("launch: hang");
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> runtime.launch(spec));
    await().until(() -> runtime.hanging() == 1);
    assertThat(node.starts()).isEmpty();
    runtime.release();
    call.join();
    assertThat(runtime.hanging()).isZero();
    assertThat(node.starts()).hasSize(1);
  }

  @Test
  void hintsAreLostAndDoubled() {
    FaultyRuntime runtime = planned("hint: 1*lost, 1*doubled");
    List<WorkloadId> hints = new ArrayList<>();
    runtime.watch(collectingInto(hints));
    runtime.launch(spec);
    assertThat(hints).isEmpty();
    node.exit(spec.id(), ExitStatus.exited(0));
    assertThat(hints).containsExactly(spec.id(), spec.id());
  }

  private static WatchListener collectingInto(List<WorkloadId> hints) {
    return new WatchListener() {
      @Override
      public void lookAgain(WorkloadId id) {
        hints.add(id);
      }

      @Override
      public void lookAgainAtAll() {
        throw new AssertionError("no outage was planned");
      }
    };
  }

  @Test
  void callsAreCountedWhateverBecomesOfThem() {
    FaultyRuntime runtime = planned("launch: unavailable");
    assertThatThrownBy(() -> runtime.launch(spec)).isInstanceOf(RuntimeUnavailable.class);
    runtime.launch(spec);
    assertThat(runtime.calls(Operation.LAUNCH)).isEqualTo(2);
    assertThat(runtime.calls(Operation.REMOVE)).isZero();
  }
}
