package dev.holdfast.contracts.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeNodeTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final FakeNode node = new FakeNode(clock);
  private final Owner owner = Specs.owner("node");
  private final TaskSlot slot = Specs.slot(1, "web");
  private final WorkloadSpec spec = Specs.of(owner, slot).build();
  private final FakeRuntime runtime = node.open(owner);

  @Test
  void anyCommandRunsUntilItIsEnded() {
    runtime.launch(spec);
    clock.advance(Duration.ofSeconds(5));
    node.exit(spec.id(), ExitStatus.exited(7));
    assertThat(runtime.observe(spec.id()))
        .isInstanceOfSatisfying(
            Exited.class,
            seen -> {
              assertThat(seen.status()).isEqualTo(ExitStatus.exited(7));
              assertThat(seen.incarnation().startedAt()).isEqualTo(Instant.EPOCH);
              assertThat(seen.at()).isEqualTo(Instant.ofEpochSecond(5));
            });
  }

  @Test
  void secondEndChangesNothing() {
    runtime.launch(spec);
    node.exit(spec.id(), ExitStatus.exited(7));
    Observation first = node.truth(spec.id());
    node.exit(spec.id(), ExitStatus.exited(0));
    assertThat(node.truth(spec.id())).isEqualTo(first);
  }

  @Test
  void rebootForgetsWorkloadsAndChangesTheBootId() {
    runtime.launch(spec);
    String before = node.bootId();
    node.reboot();
    assertThat(node.truth(spec.id())).isEqualTo(new Absent());
    assertThat(node.bootId()).isNotEqualTo(before);
    runtime.launch(spec);
    assertThat(node.starts())
        .extracting(FakeNode.Start::bootId)
        .containsExactly(before, node.bootId());
  }

  @Test
  void truthIsKnownWhileNobodyCanAsk() {
    runtime.launch(spec);
    node.backend().takeAway();
    assertThat(runtime.observe(spec.id())).isInstanceOf(Unknown.class);
    assertThat(node.truth(spec.id())).isInstanceOf(Running.class);
    node.exit(spec.id(), ExitStatus.exited(1));
    node.backend().giveBack();
    assertThat(runtime.observe(spec.id())).isEqualTo(node.truth(spec.id()));
  }

  @Test
  void unkillableRunsOnUntilTheTestEndsIt() {
    WorkloadSpec stuck =
        Specs.of(owner, slot).options(Specs.command(new FakePrograms().unkillable())).build();
    runtime.launch(stuck);
    runtime.signal(stuck.id(), Signal.KILL, SignalTarget.ALL);
    assertThat(runtime.observe(stuck.id())).isInstanceOf(Running.class);
    node.exit(stuck.id(), ExitStatus.killed(9));
    assertThat(runtime.observe(stuck.id())).isInstanceOf(Exited.class);
  }

  @Test
  void closedRuntimeKnowsNothing() {
    runtime.launch(spec);
    runtime.close();
    assertThat(runtime.observe(spec.id())).isInstanceOf(Unknown.class);
    assertThat(node.open(owner).observe(spec.id())).isInstanceOf(Running.class);
  }

  @Test
  void launchForAnotherOwnerIsAnError() {
    WorkloadSpec foreign = Specs.of(Specs.owner("other"), slot).build();
    assertThatIllegalArgumentException().isThrownBy(() -> runtime.launch(foreign));
  }
}
