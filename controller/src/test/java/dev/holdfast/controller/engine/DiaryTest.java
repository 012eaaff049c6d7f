package dev.holdfast.controller.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.ManualClock;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.Trace;
import dev.holdfast.store.memory.InMemoryStateStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiaryTest {
  private static final BootId BOOT = new BootId("b1");

  private final ManualClock clock = new ManualClock();
  private final StateStore store = new InMemoryStateStore();
  private final FakeNode node = new FakeNode(clock);
  private final WorkloadSpec spec = Plugin.spec(1, 1, new FakePrograms().runsUntilKilled());
  private final TaskRecord wanted = TaskRecord.wanted(spec.labels(), "fake", Plugin.OUTLINE);

  private Diary diary(long generation, TaskRecord record, boolean stored) {
    Engine engine =
        new Engine(
            Plugin.OWNER,
            "fake",
            node.open(Plugin.OWNER),
            store,
            new LaunchLimiter(1),
            Backoff.standard(),
            Threads.virtual(),
            clock,
            BOOT,
            EngineSettings.defaults(),
            EngineListener.NOOP,
            generation);
    return new Diary(engine, record, stored);
  }

  private Diary began() {
    Diary diary = diary(1, wanted.remarked(remark("start")), false);
    diary.write(diary.record());
    return diary;
  }

  @Test
  void whatIsWrittenIsSignedWithStagesGenerationAndTrigger() {
    Diary diary = began();
    diary.wakes(new Mailbox.Mail(List.of(), true), new LookAgain.WhenPoked());
    clock.advance(Duration.ofMillis(5));
    diary.write(diary.record().desiring(new Desired.Gone(), remark("destroy")));
    assertThat(stored().history()).extracting(Remark::what).containsExactly("start", "destroy");
    Trace trace = trace(stored().history().getLast());
    assertThat(trace)
        .isEqualTo(new Trace(2, 1, "new", "stopping", "hint", Duration.ofMillis(5), null, 1));
  }

  @Test
  void theNumbersGoOnInTheNextLife() {
    began();
    Diary next = diary(2, stored(), true);
    next.write(next.record().desiring(new Desired.Gone(), remark("destroy")));
    assertThat(stored().history())
        .extracting(remark -> trace(remark).sequence() + "/" + trace(remark).generation())
        .containsExactly("1/1", "2/2", "3/2");
    assertThat(stored().history().get(1).what()).isEqualTo("found");
    assertThat(trace(stored().history().get(1)).trigger()).isEqualTo("recovery");
  }

  @Test
  void whatChangesNothingCostsNoWriteAndRidesAlong() {
    Diary diary = began();
    diary.note("claim", "Nomad asked for it again", null);
    diary.writeDue();
    assertThat(stored().revision()).isEqualTo(1);
    diary.write(diary.record().desiring(new Desired.Gone(), remark("destroy")));
    assertThat(stored().history())
        .extracting(Remark::what)
        .containsExactly("start", "claim", "destroy");
  }

  @Test
  void afterAMinuteItIsWrittenByItselfOnce() {
    Diary diary = began();
    diary.note("claim", "Nomad asked for it again", null);
    clock.advance(Duration.ofSeconds(61));
    assertThat(diary.isDue()).isTrue();
    diary.writeDue();
    diary.writeDue();
    assertThat(stored().revision()).isEqualTo(2);
    assertThat(stored().history().getLast().what()).isEqualTo("claim");
  }

  @Test
  void theSameTroubleIsCountedAndACountIsNotWorthAWrite() {
    Diary diary = began();
    diary.passed("no bus");
    clock.advance(Duration.ofSeconds(61));
    diary.writeDue();
    for (int i = 0; i < 9; i++) {
      assertThat(diary.passed("no bus")).isEqualTo(i + 2);
    }
    assertThat(trace(diary.record().history().getLast()).count()).isEqualTo(10);
    assertThat(trace(diary.record().history().getLast()).error()).isEqualTo("no bus");
    clock.advance(Duration.ofHours(1));
    assertThat(diary.isDue()).isFalse();
    assertThat(diary.passed(null)).isZero();
    assertThat(diary.record().history().getLast().what()).isEqualTo("unblocked");
  }

  @Test
  void tellingNomadIsNotedOfWhatHasEndedOnly() {
    Diary diary = began();
    diary.tell();
    diary.wakes(new Mailbox.Mail(List.of(), false), new LookAgain.WhenPoked());
    assertThat(diary.record().known().ended()).isNull();
    Known.Ended end = new Known.Ended(ExitStatus.exited(7), clock.instant(), clock.instant());
    diary.write(diary.record().knowing(Known.nothing().withEnded(end), remark("exit")));
    clock.advance(Duration.ofMillis(12));
    diary.tell();
    assertThat(diary.told()).isEqualTo(clock.instant());
    diary.wakes(new Mailbox.Mail(List.of(), false), new LookAgain.WhenPoked());
    assertThat(requireNonNull(diary.record().known().ended()).toldAt()).isEqualTo(clock.instant());
    assertThat(diary.record().history().getLast().what()).isEqualTo("told");
  }

  @Test
  void aLongTextIsCutSoThatARecordStaysWritable() {
    Diary diary = began();
    diary.note("blocked", "x".repeat(100_000), "y".repeat(100_000));
    assertThat(diary.record().history().getLast().why()).hasSizeLessThan(500);
    assertThat(trace(diary.record().history().getLast()).error()).hasSizeLessThan(500);
  }

  private TaskRecord stored() {
    return store.get(spec.labels().slot()).orElseThrow();
  }

  private Remark remark(String what) {
    return new Remark(clock.instant(), BOOT, what, "for the test");
  }

  private static Trace trace(Remark remark) {
    return requireNonNull(remark.trace(), "not signed");
  }
}
