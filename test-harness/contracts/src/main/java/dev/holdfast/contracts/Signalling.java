package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Signals: to the main process or to all, and harmless where there is nobody to hear them. */
public interface Signalling extends ContractPart {

  @Test
  @Clause("R5")
  default void signalToAnAbsentWorkloadDoesNothing() {
    WorkloadSpec spec = bench().spec(bench().programs().runsUntilKilled()).build();
    for (SignalTarget target : SignalTarget.values()) {
      bench().runtime().signal(spec.id(), Signal.TERM, target);
    }
    assertThat(bench().runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  @Clause("R5")
  default void signalToAnExitedWorkloadDoesNothing() {
    WorkloadSpec spec = bench().launch(bench().programs().exitsWith(7));
    bench().awaitEnd(spec.id());
    for (SignalTarget target : SignalTarget.values()) {
      bench().runtime().signal(spec.id(), Signal.KILL, target);
    }
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    assertEndedWith(spec, ExitStatus.exited(7));
  }

  @Test
  @Clause("WorkloadRuntime.signal")
  default void workloadThatIgnoresTermIsStillEndedByKill() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().ignoresTerm());
    bench().runtime().signal(spec.id(), Signal.TERM, SignalTarget.ALL);
    assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class);
    bench().kill(spec.id());
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    assertEndedWith(spec, ExitStatus.killed(9));
  }

  @Test
  @Clause("WorkloadRuntime.signal")
  default void signalToMainSparesTheOthers() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().endsWithItsChild(5));
    Observation before = bench().runtime().observe(spec.id());
    bench().runtime().signal(spec.id(), Signal.TERM, SignalTarget.MAIN);
    Awaitility.await()
        .during(Duration.ofMillis(100))
        .until(() -> bench().runtime().observe(spec.id()).equals(before));
  }

  @Test
  @Clause("WorkloadRuntime.signal")
  default void signalToAllReachesChildren() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().endsWithItsChild(5));
    bench().runtime().signal(spec.id(), Signal.TERM, SignalTarget.ALL);
    bench().awaitEnd(spec.id());
    Workbench.needs(bench().runtime().info().keepsExits(), "kept exits");
    assertEndedWith(spec, ExitStatus.exited(5));
  }

  @Test
  @Clause("R11")
  default void signalsMayComeFromSeveralThreadsAtOnce() {
    WorkloadSpec spec = bench().launchUntilReady(bench().programs().ignoresTerm());
    var signals = Collections.nCopies(8, Signal.TERM);
    AtOnce.run(signals, it -> bench().runtime().signal(spec.id(), it, SignalTarget.ALL));
    assertThat(bench().runtime().observe(spec.id())).isInstanceOf(Running.class);
  }

  private void assertEndedWith(WorkloadSpec spec, ExitStatus status) {
    assertThat(bench().runtime().observe(spec.id()))
        .isInstanceOfSatisfying(Exited.class, seen -> assertThat(seen.status()).isEqualTo(status));
  }
}
