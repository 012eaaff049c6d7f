package dev.holdfast.controller.reconcile;

import static dev.holdfast.controller.reconcile.Situations.ALIVE;
import static dev.holdfast.controller.reconcile.Situations.BOOT;
import static dev.holdfast.controller.reconcile.Situations.FIRST;
import static dev.holdfast.controller.reconcile.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When grace is over. */
class StoppingTest {

  private static Decision decide(Instant signalled, Instant askedAt, Duration grace) {
    Known known =
        Known.nothing()
            .withLaunched(new Known.Launched(BOOT, ALIVE, NOW.minusSeconds(60)))
            .withStopSignalled(signalled);
    return Reconcile.decide(
        Situations.situation(
            new Desired.Stop(Signal.TERM, grace, askedAt),
            known,
            new Observation.Running(FIRST, ALIVE),
            new Claim.Recovered()));
  }

  @Test
  void aSecondStopsShorterGraceBeginsWhenItIsAskedFor() {
    Decision decision = decide(NOW.minusSeconds(5), NOW.minusMillis(100), Duration.ofMillis(300));
    assertThat(decision.actions()).isEmpty();
    assertThat(decision.lookAgain()).isEqualTo(new LookAgain.At(NOW.plusMillis(200)));
  }

  @Test
  void whatDoesNotEndWithinItsGraceIsKilled() {
    Decision decision = decide(NOW.minusSeconds(5), NOW.minusSeconds(6), Duration.ofSeconds(5));
    assertThat(decision.actions()).containsExactly(new Action.Send(Signal.KILL, SignalTarget.ALL));
  }

  @Test
  void aSignalFromTheFutureIsSentAndCountedAnew() {
    Decision decision = decide(NOW.plusSeconds(3600), NOW.minusSeconds(6), Duration.ofSeconds(5));
    assertThat(decision.actions())
        .startsWith(new Action.Send(Signal.TERM, SignalTarget.ALL))
        .hasSize(2);
    assertThat(decision.lookAgain()).isEqualTo(new LookAgain.At(NOW.plusSeconds(5)));
  }

  @Test
  void aStopAskedForInTheFutureDoesNotStretchTheGrace() {
    Decision decision = decide(NOW.minusSeconds(5), NOW.plusSeconds(3600), Duration.ofSeconds(5));
    assertThat(decision.actions()).containsExactly(new Action.Send(Signal.KILL, SignalTarget.ALL));
  }
}
