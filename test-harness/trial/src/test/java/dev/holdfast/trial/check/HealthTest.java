package dev.holdfast.trial.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.trial.history.Effect;
import dev.holdfast.trial.history.HealthTold;
import dev.holdfast.trial.history.HealthTold.Health;
import org.junit.jupiter.api.Test;

/** The limit for health is fifteen seconds, and the outage lasts from 10 to 40. */
class HealthTest {
  private static Story story() {
    return told(new Story(), 1, Health.HEALTHY).fault(10, 40, Effect.UNHEALTHY);
  }

  private static Story told(Story story, double at, Health health) {
    return story.with(new HealthTold(Story.nanos(at), health, "because"));
  }

  @Test
  void bothFlipsInTimeAreGood() {
    Story story = told(told(story(), 24, Health.UNHEALTHY), 54, Health.HEALTHY);

    assertThat(story.broken(99)).isEmpty();
  }

  @Test
  void anOutageThatIsNotToldIsAViolation() {
    assertThat(story().broken(99)).containsExactly(Invariant.P4);
    assertThat(told(told(story(), 26, Health.UNHEALTHY), 54, Health.HEALTHY).broken(99))
        .containsExactly(Invariant.P4);
  }

  @Test
  void aShortOutageNeedNotBeTold() {
    Story story = told(new Story(), 1, Health.HEALTHY).fault(10, 20, Effect.UNHEALTHY);

    assertThat(story.broken(99)).isEmpty();
  }

  @Test
  void healthComesBackAfterTheOutage() {
    Story story = told(story(), 20, Health.UNHEALTHY);

    assertThat(story.broken(99)).containsExactly(Invariant.P4);
    assertThat(told(story, 56, Health.HEALTHY).broken(99)).containsExactly(Invariant.P4);
  }

  @Test
  void theNextFaultPutsOffTheReturn() {
    Story story = told(story(), 20, Health.UNHEALTHY).fault(50, 51, Effect.PLUGIN_DEATH);

    assertThat(told(story, 60, Health.HEALTHY).broken(99)).isEmpty();
  }

  @Test
  void aHistoryThatEndsBeforeTheReturnProvesNothing() {
    assertThat(told(story(), 20, Health.UNHEALTHY).broken(54)).isEmpty();
  }

  @Test
  void healthDoesNotTurnBadForNothing() {
    Story story = told(told(new Story(), 1, Health.HEALTHY), 20, Health.UNHEALTHY);

    assertThat(story.judge(99).violations())
        .singleElement()
        .satisfies(v -> assertThat(v.sentence()).contains("\"because\""));
  }

  @Test
  void aDriverThatIsNotThereIsNotJudged() {
    Story story = told(new Story(), 1, Health.UNDETECTED).fault(10, 40, Effect.UNHEALTHY);

    assertThat(story.broken(99)).isEmpty();
  }
}
