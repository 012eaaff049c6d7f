package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Signal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskRecordTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);
  private static final BootId BOOT = new BootId("b1");

  @Test
  void theHistoryIsBoundedAndDropsWhatChangedNothingFirst() {
    TaskRecord record = Records.first(1).remarked(remark("launch", "new", "running"));
    for (int i = 0; i < 3 * TaskRecord.HISTORY_LIMIT; i++) {
      record = record.remarked(remark("found", "running", "running"));
    }
    assertThat(record.history()).hasSize(TaskRecord.HISTORY_LIMIT);
    assertThat(record.history().getFirst().what()).isEqualTo("launch");
    for (int i = 0; i < 3 * TaskRecord.HISTORY_LIMIT; i++) {
      record = record.remarked(remark("step", "a", "b"));
    }
    assertThat(record.history())
        .hasSize(TaskRecord.HISTORY_LIMIT)
        .allMatch(remark -> remark.what().equals("step"));
  }

  @Test
  void aNewAttemptGoesOnWithTheHistoryOfItsSlot() {
    TaskRecord older = Records.at(1, 3);
    TaskRecord newer = Records.first(1).remarked(remark("start", "new", "new")).replacing(older);
    assertThat(newer.history()).hasSize(older.history().size() + 1);
    assertThat(newer.history().getLast().what()).isEqualTo("start");
    assertThat(newer.revision()).isEqualTo(older.revision() + 1);
  }

  @Test
  void aRemarkThatCanWaitNeedsNoNewRevision() {
    TaskRecord record = Records.first(1);
    TaskRecord remarked = record.remarked(remark("found", "new", "new"));
    assertThat(remarked.revision()).isEqualTo(record.revision());
    assertThat(remarked.revised().revision()).isEqualTo(record.revision() + 1);
    assertThat(remarked.revised().history()).isEqualTo(remarked.history());
  }

  @Test
  void theFirstTellingHoldsAndNothingIsToldOfWhatHasNotEnded() {
    assertThat(Known.nothing().withToldAt(NOW)).isEqualTo(Known.nothing());
    Known told =
        Known.nothing()
            .withEnded(new Known.Ended(ExitStatus.exited(7), NOW, NOW))
            .withToldAt(NOW.plusSeconds(1))
            .withToldAt(NOW.plusSeconds(2));
    assertThat(told.ended()).extracting(Known.Ended::toldAt).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void theStageFollowsFromWishAndFacts() {
    TaskRecord fresh = Records.first(1);
    assertThat(Stage.of(fresh)).isEqualTo(Stage.NEW);
    Known intended = Known.nothing().withIntended(new Known.Intended(BOOT, NOW));
    assertThat(Stage.of(fresh.withKnown(intended))).isEqualTo(Stage.STARTING);
    assertThat(Stage.of(fresh.withKnown(lost()))).isEqualTo(Stage.LOST);
    TaskRecord stopping =
        fresh.desiring(
            new Desired.Stop(Signal.TERM, Duration.ZERO, NOW), new Remark(NOW, BOOT, "stop", "x"));
    assertThat(Stage.of(stopping)).isEqualTo(Stage.STOPPING);
    assertThat(Stage.of(stopping.withKnown(lost().withRemovedAt(NOW)))).isEqualTo(Stage.GONE);
    assertThat(Stage.GONE.word()).isEqualTo("gone");
  }

  private static Known lost() {
    return Known.nothing().withEnded(new Known.Ended(new ExitStatus.Lost("x"), NOW, NOW));
  }

  private static Remark remark(String what, String from, String to) {
    Trace trace = new Trace(1, 1, from, to, "timer", Duration.ZERO, null, 1);
    return new Remark(NOW, BOOT, what, "because", trace);
  }
}
