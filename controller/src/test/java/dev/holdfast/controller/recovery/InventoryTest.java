package dev.holdfast.controller.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import java.util.Optional;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of a workload that nobody wrote down. */
class InventoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Remark REMARK = new Remark(NOW, new BootId("b"), "adopt", "found");
  private static final WorkloadLabels LABELS =
      Specs.of(Specs.owner("inventory"), Specs.slot(1, "web")).build().labels();

  private static TaskRecord adopted(Observation seen) {
    return Inventory.adopt(new Sighting(LABELS.workloadId(), LABELS, seen), "fake", REMARK);
  }

  @Test
  void whatRunsWasLaunched() {
    Incarnation alive = new Incarnation("i", 42, NOW, "/x");
    TaskRecord record = adopted(new Observation.Running(LABELS.invocation(), alive));
    assertThat(record.known().launched()).isNotNull();
  }

  @Test
  void whatIsHalfMadeWasNot() {
    TaskRecord record = adopted(new Observation.Created(LABELS.invocation()));
    assertThat(record.known().launched()).isNull();
  }

  private static final WorkloadLabels NEWER =
      new WorkloadLabels(
          LABELS.owner(),
          LABELS.slot(),
          new Invocation("newer"),
          LABELS.namespace(),
          LABELS.jobId(),
          LABELS.group());
  private static final Observation RUNS =
      new Observation.Running(NEWER.invocation(), new Incarnation("i", 42, NOW, "/x"));

  private static Inventory.Entry joined(TaskRecord record) {
    return join(record, RUNS);
  }

  @Test
  void whatRunsInTheSlotOfALaunchedAttemptIsNewerThanItsRecord() {
    TaskRecord old = adopted(new Observation.Running(LABELS.invocation(), incarnation()));
    Inventory.Entry entry = joined(old);

    assertThat(entry.record().invocation()).isEqualTo(NEWER.invocation());
    assertThat(entry.record().revision()).isGreaterThan(old.revision());
    assertThat(entry.seen()).isEqualTo(RUNS);
    assertThat(entry.stored()).isFalse();
  }

  @Test
  void whatRunsInTheSlotOfAnAttemptYetToBeLaunchedIsOlderThanItsRecord() {
    TaskRecord wanted = adopted(new Observation.Created(LABELS.invocation()));

    assertThat(joined(wanted).record()).isEqualTo(wanted);
  }

  /** Then the store has lost its last words, and with them that attempt's whole life. */
  @Test
  void whatBeganAfterTheLastWordOfAnAttemptYetToBeLaunchedIsNewerThanItsRecord() {
    TaskRecord before = wantedAt(NOW.minusMillis(1));
    assertThat(joined(before).record().invocation()).isEqualTo(NEWER.invocation());
    assertThat(join(before, ended(NOW)).record().invocation()).isEqualTo(NEWER.invocation());
    TaskRecord after = wantedAt(NOW);
    assertThat(joined(after).record()).isEqualTo(after);
    assertThat(join(after, ended(NOW)).record()).isEqualTo(after);
  }

  private static TaskRecord wantedAt(Instant at) {
    return adopted(new Observation.Created(LABELS.invocation()))
        .remarked(new Remark(at, new BootId("b"), "start", "Nomad starts it"));
  }

  /** Then a look before the launch has missed it. */
  @Test
  void whatHadEndedBeforeALaunchWasIntendedIsOlderThanItsRecord() {
    TaskRecord intended = intendedAt(NOW);
    assertThat(join(intended, ended(NOW.minusMillis(1))).record()).isEqualTo(intended);
    assertThat(join(intended, ended(NOW)).record().invocation()).isEqualTo(NEWER.invocation());
  }

  private static TaskRecord intendedAt(Instant at) {
    TaskRecord wanted = adopted(new Observation.Created(LABELS.invocation()));
    return wanted.knowing(
        wanted.known().withIntended(new Known.Intended(new BootId("b"), at)), REMARK);
  }

  private static Observation ended(Instant at) {
    return new Observation.Exited(NEWER.invocation(), incarnation(), ExitStatus.exited(0), at);
  }

  private static Inventory.Entry join(TaskRecord record, Observation seen) {
    Sighting there = new Sighting(NEWER.workloadId(), NEWER, seen);
    return Inventory.join(List.of(record), Optional.of(List.of(there)), "fake", REMARK).getFirst();
  }

  private static Incarnation incarnation() {
    return new Incarnation("i", 41, NOW, "/x");
  }
}
