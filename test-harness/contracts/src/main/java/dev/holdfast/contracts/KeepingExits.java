package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Exits that stay until they are removed, and are told as they were. */
public interface KeepingExits extends ContractPart {

  private Exited exitOf(WorkloadId id) {
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    bench().awaitEnd(id);
    Observation seen = bench().runtime().observe(id);
    assertThat(seen).isInstanceOf(Exited.class);
    return (Exited) seen;
  }

  @Test
  @Clause("R4")
  default void exitStatusStaysVisibleUntilRemoved() {
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(7));
    assertThat(exitOf(spec.id()).status()).isEqualTo(ExitStatus.exited(7));
    assertThat(exitOf(spec.id()).status()).isEqualTo(ExitStatus.exited(7));
    bench().runtime().remove(spec.id());
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  @Clause("R4")
  default void exitIsSeenThoughNobodyWasThere() {
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    Output out = bench().output();
    var program = bench().programs().endsOnTermWith(7);
    WorkloadSpec spec = bench().spec(program).output(out.path(), "/dev/null").build();
    bench().runtime().launch(spec);
    bench().eventually(() -> assertThat(out.text()).contains("ready\n"));
    bench().runtime().signal(spec.id(), Signal.TERM, SignalTarget.MAIN);
    bench().runtime().close();
    bench().eventually(() -> assertThat(out.ended()).isTrue());
    WorkloadRuntime later = bench().reopened();
    bench()
        .eventually(() ->
            assertThat(later.observe(spec.id()))
                .isInstanceOfSatisfying(
                    Exited.class,
                    seen -> assertThat(seen.status()).isEqualTo(ExitStatus.exited(7))));
  }

  @Test
  @Clause("R4")
  default void exitSaysWhichInvocationItWas() {
    WorkloadSpec spec =
        bench().spec(bench().programs().exitsWith(0)).attempt(Integer.MAX_VALUE).build();
    bench().runtime().launch(spec);
    assertThat(exitOf(spec.id()).invocation()).isEqualTo(spec.invocation());
  }

  @Test
  @Clause("R4")
  default void successAndTheHighestCodeAreToldAsTheyAre() {
    WorkloadSpec good = bench().launch(bench().programs().exitsWith(0));
    WorkloadSpec bad = bench().launch(bench().programs().exitsWith(255));
    assertThat(exitOf(good.id()).status()).isEqualTo(ExitStatus.exited(0));
    assertThat(exitOf(bad.id()).status()).isEqualTo(ExitStatus.exited(255));
  }

  @Test
  @Clause("R4")
  default void deathBySignalIsToldApartFromACode() {
    WorkloadSpec killed = bench().launchUntilReady(bench().programs().runsUntilKilled());
    WorkloadSpec pretending = bench().launch(bench().programs().exitsWith(128 + 9));
    bench().runtime().signal(killed.id(), Signal.KILL, SignalTarget.MAIN);
    assertThat(exitOf(killed.id()).status()).isEqualTo(ExitStatus.killed(9));
    assertThat(exitOf(pretending.id()).status()).isEqualTo(ExitStatus.exited(128 + 9));
  }

  @Test
  @Clause("R4")
  default void exitOnTermIsToldAsItsCode() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().endsOnTermWith(3));
    bench().runtime().signal(spec.id(), Signal.TERM, SignalTarget.ALL);
    assertThat(exitOf(spec.id()).status()).isEqualTo(ExitStatus.exited(3));
  }

  @Test
  @Clause("R4")
  default void timeOfTheExitIsPlausible() {
    Instant before = Instant.now().minus(Duration.ofSeconds(2));
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(7));
    assertThat(exitOf(spec.id()).at()).isBetween(before, Instant.now().plusSeconds(2));
  }

  @Test
  @Clause("R4")
  default void deathForMemoryIsTold() {
    long limit = 32L << 20;
    var program = bench().programs().usesMoreMemoryThan(limit);
    Workbench.needs(program.isPresent(), "a program that memory limits end");
    WorkloadSpec spec =
        bench()
            .spec(program.orElseThrow())
            .resources(new Resources(0, 0, "", limit, limit))
            .build();
    bench().runtime().launch(spec);
    assertThat(exitOf(spec.id()).status()).isEqualTo(new ExitStatus.Killed(9, true));
  }
}
