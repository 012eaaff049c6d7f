package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looking at workloads, alone and while others are busy with them. */
public interface Observing extends ContractPart {

  /** SIGCONT: does nothing to a process that runs. */
  Signal HARMLESS = new Signal(18);

  @Test
  @Clause("R1")
  default void neverSeenWorkloadIsAbsent() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  @Clause("WorkloadRuntime.takeOver")
  default void bytesThatNoDriverWroteAreNotTakenOver() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    byte[] junk = {(byte) 0x81, (byte) 0xdf, 0x7f, 0x7f, 0x7f, 0x7f};
    assertThat(bench().runtime().takeOver(spec.labels(), 1, new byte[0])).isFalse();
    assertThat(bench().runtime().takeOver(spec.labels(), 1, junk)).isFalse();
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  @Clause("WorkloadRuntime.observe")
  default void runningWorkloadHasAnIncarnation() {
    Instant before = Instant.now().minus(Duration.ofSeconds(2));
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    assertThat(bench().runtime().observe(spec.id()))
        .isInstanceOfSatisfying(
            Running.class,
            seen -> {
              assertThat(seen.incarnation().runtimeId()).isNotEmpty();
              assertThat(seen.incarnation().pid()).isPositive();
              assertThat(seen.incarnation().startedAt())
                  .isBetween(before, Instant.now().plus(Duration.ofSeconds(2)));
            });
  }

  @Test
  @Clause("WorkloadRuntime.observe")
  default void twoLooksAtALivingWorkloadAreEqual() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().runsUntilKilled());
    Observation first = bench().runtime().observe(spec.id());
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(first);
  }

  @Test
  @Clause("WorkloadRuntime.observe")
  default void halfLaunchedWorkloadIsSeenAsCreated() {
    Workbench.needs(bench().subject().halfLaunch().isPresent(), "a way to leave half a launch");
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    bench().subject().halfLaunch().orElseThrow().leave(spec);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Created(spec.invocation()));
  }

  @Test
  @Clause("R11")
  default void differentWorkloadsMayBeHandledAtOnce() {
    List<WorkloadSpec> specs =
        IntStream.range(0, 8)
            .mapToObj(number -> bench().spec(bench().programs().runsUntilKilled()).build())
            .toList();
    AtOnce.run(specs, bench().runtime()::launch);
    AtOnce.run(
        specs,
        spec -> assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class));
    assertThat(bench().runtime().list()).hasSize(specs.size());
    AtOnce.run(specs, spec -> bench().kill(spec.id()));
    AtOnce.run(specs, spec -> bench().runtime().remove(spec.id()));
    assertThat(bench().runtime().list()).isEmpty();
  }

  @Test
  @Clause("R11")
  default void looksSignalsAndSamplesMayComeDuringEveryOtherCall() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    Queue<Observation> seen = new ConcurrentLinkedQueue<>();
    CompletableFuture<Void> life = CompletableFuture.runAsync(() -> liveAndEnd(spec));
    do {
      seen.add(bench().runtime().observe(spec.id()));
      bench().runtime().signal(spec.id(), HARMLESS, SignalTarget.ALL);
      bench().runtime().usage().ifPresent(usage -> usage.sample(spec.id()));
    } while (!life.isDone());
    life.join();
    assertThat(seen).doesNotHaveAnyElementsOfTypes(Unknown.class);
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  private void liveAndEnd(WorkloadSpec spec) {
    bench().runtime().launch(spec);
    bench().kill(spec.id());
    bench().runtime().remove(spec.id());
  }
}
