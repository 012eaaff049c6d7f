package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Times in which the backend cannot be asked: nothing is claimed, nothing hangs, all comes back.
 */
public interface BeingUnavailable extends ContractPart {

  private Outage outage() {
    Workbench.needs(bench().subject().outage().isPresent(), "a way to take its backend away");
    return bench().subject().outage().orElseThrow();
  }

  @Test
  @Clause("WorkloadRuntime.health")
  default void workingRuntimeIsHealthy() {
    assertThat(bench().runtime().health()).isInstanceOf(Health.Healthy.class);
  }

  @Test
  @Clause("R2")
  default void absenceIsNeverClaimedDuringAnOutage() {
    Outage outage = outage();
    WorkloadSpec never = bench().spec(bench().programs().runsUntilKilled()).build();
    WorkloadSpec living = bench().launchUntilReady(bench().programs().runsUntilKilled());
    outage.begin();
    assertThat(bench().runtime().observe(never.id())).isInstanceOf(Unknown.class);
    assertThat(bench().runtime().observe(living.id())).isInstanceOf(Unknown.class);
  }

  @Test
  @Clause("R2")
  default void otherCallsThrowDuringAnOutage() {
    Outage outage = outage();
    WorkloadSpec living = bench().launchUntilReady(bench().programs().runsUntilKilled());
    WorkloadSpec other = bench().spec(bench().programs().runsUntilKilled()).build();
    outage.begin();
    for (ThrowingCallable call : calls(bench().runtime(), living, other)) {
      assertThatThrownBy(call).isInstanceOf(RuntimeUnavailable.class);
    }
  }

  private List<ThrowingCallable> calls(
      WorkloadRuntime runtime, WorkloadSpec living, WorkloadSpec other) {
    return List.of(
        () -> runtime.launch(other),
        runtime::list,
        () -> runtime.signal(living.id(), Signal.TERM, SignalTarget.MAIN),
        () -> runtime.signal(living.id(), Signal.TERM, SignalTarget.ALL),
        () -> runtime.remove(living.id()));
  }

  @Test
  @Clause({"R2", "WorkloadRuntime.health"})
  default void healthTellsOfAnOutage() {
    outage().begin();
    bench()
        .eventually(
            () -> assertThat(bench().runtime().health()).isNotInstanceOf(Health.Healthy.class));
  }

  @Test
  @Clause("R7")
  default void workloadsOutliveAnOutage() {
    Outage outage = outage();
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    Observation before = bench().runtime().observe(spec.id());
    outage.begin();
    assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Unknown.class);
    outage.end();
    bench().eventually(() -> assertThat(bench().runtime().observe(spec.id())).isEqualTo(before));
    bench()
        .eventually(
            () -> assertThat(bench().runtime().health()).isInstanceOf(Health.Healthy.class));
  }

  @Test
  @Clause("RuntimeProvider.open")
  default void openingSucceedsDuringAnOutage() {
    Outage outage = outage();
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    Observation before = bench().runtime().observe(spec.id());
    outage.begin();
    WorkloadRuntime opened = bench().reopened();
    assertThat(opened.observe(spec.id())).isInstanceOf(Unknown.class);
    outage.end();
    bench().eventually(() -> assertThat(opened.observe(spec.id())).isEqualTo(before));
  }

  @Test
  @Clause({"R2", "R9"})
  default void watchSurvivesAnOutage() {
    Outage outage = outage();
    Hinting.Counting listener = new Hinting.Counting();
    try (Watch _ = bench().runtime().watch(listener)) {
      outage.begin();
      assertThatThrownBy(bench().runtime()::list).isInstanceOf(RuntimeUnavailable.class);
      outage.end();
      bench().eventually(() -> assertThat(bench().runtime().list()).isEmpty());
      bench().awaitEnd(bench().launch(bench().programs().exitsWith(0)).id());
      bench().eventually(() -> assertThat(listener.hints()).isPositive());
    }
  }

  @Test
  @Clause({"R2", "R10"})
  default void callsEndInTimeThoughTheBackendStalls() {
    Workbench.needs(bench().subject().stall().isPresent(), "a way to stall its backend");
    WorkloadSpec living = bench().launchUntilReady(bench().programs().runsUntilKilled());
    WorkloadSpec other = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().subject().stall().orElseThrow().begin();
    CompletableFuture<Observation> look =
        CompletableFuture.supplyAsync(() -> bench().runtime().observe(living.id()));
    AtOnce.run(
        calls(bench().runtime(), living, other),
        call -> assertThatThrownBy(call).isInstanceOf(RuntimeUnavailable.class));
    assertThat(look.join()).isInstanceOf(Unknown.class);
    assertThat(bench().overruns()).isEmpty();
    bench().subject().stall().orElseThrow().end();
    assertLaunchSettles(other);
  }

  // Nobody knows yet whether the launch without an answer was done; asking again must settle it.
  private void assertLaunchSettles(WorkloadSpec spec) {
    bench()
        .eventually(() -> {
          bench().runtime().launch(spec);
          assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class);
        });
  }
}
