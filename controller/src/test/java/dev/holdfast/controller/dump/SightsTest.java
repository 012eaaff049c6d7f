package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How good what was seen is said to be. */
class SightsTest {
  private static final Instant LISTED = NOW.plusSeconds(20);

  private final Sights sights = new Sights(NOW.plusSeconds(30), LISTED);

  private static Belief belief(Observation seen, @Nullable String error, String by, String doing) {
    Instant since = doing.isEmpty() ? null : NOW;
    return new Belief(
        launched("web"),
        seen,
        NOW,
        "claimed",
        "",
        "",
        error,
        error == null ? 0 : 1,
        new Belief.Pace(NOW, null, by, doing, since));
  }

  @Test
  void aListThatChangedNothingIsTheNewestSight() {
    SightImage sight = sights.of(belief(running(launched("web")), null, "", ""));
    assertThat(sight.source()).isEqualTo("list");
    assertThat(sight.at()).isEqualTo(LISTED);
    assertThat(sight.ageMillis()).isEqualTo(10_000);
    assertThat(sight.health()).isEqualTo("fresh");
  }

  @Test
  void aListProvesNothingOfATaskWhoseWorkerIsHeldUp() {
    SightImage at = sights.of(belief(running(launched("web")), null, "", "look"));
    assertThat(at.source()).isEqualTo("look");
    assertThat(at.ageMillis()).isEqualTo(30_000);
    SightImage blocked = sights.of(belief(running(launched("web")), "no answer", "runtime", ""));
    assertThat(blocked.at()).isEqualTo(NOW);
    assertThat(blocked.health()).isEqualTo("stale");
  }

  @Test
  void aStoreThatCannotBeWrittenMakesNoSightWorse() {
    SightImage sight = sights.of(belief(running(launched("web")), "full", "store", ""));
    assertThat(sight.health()).isEqualTo("fresh");
  }

  @Test
  void whatCouldNotBeLookedAtIsUnknown() {
    Observation unknown = new Observation.Unknown("bus away");
    assertThat(sights.of(belief(unknown, "bus away", "runtime", "")).health()).isEqualTo("unknown");
    SightImage nobody = sights.of(Belief.ofRecord(launched("web"), unknown));
    assertThat(nobody).isEqualTo(SightImage.NONE);
  }
}
