package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.belief;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.record;
import static dev.holdfast.controller.dump.Images.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.dump.AuditImage.Finding;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditingTest {
  private static final Observation UNSEEN = new Observation.Unknown("offline");

  @Test
  void aWorkloadWithItsRecordFits() {
    assertThat(kinds(launched("web"), sighting(launched("web"), running(launched("web")))))
        .isEmpty();
    assertThat(kinds(record("web"))).as("not launched yet").isEmpty();
  }

  @Test
  void aWorkloadWithoutARecordIsFound() {
    List<Finding> found =
        Auditing.of(Images.live(), List.of(sighting(record("web"), running(record("web")))));
    assertThat(found).singleElement().extracting(Finding::kind).isEqualTo("no_record");
    assertThat(found.getFirst().words()).contains("a running process 4242");
  }

  @Test
  void aRecordWhoseWorkloadIsMissingIsFound() {
    assertThat(kinds(launched("web"))).containsExactly("no_workload");
  }

  @Test
  void whatWasNotedAsRemovedAndIsThereIsFound() {
    TaskRecord removed =
        launched("web")
            .knowing(
                launched("web").known().withRemovedAt(NOW), new Remark(NOW, BOOT, "gone", "x"));
    assertThat(kinds(removed)).isEmpty();
    assertThat(kinds(removed, sighting(removed, running(removed)))).containsExactly("not_removed");
  }

  @Test
  void anotherProcessOrAttemptIsFound() {
    TaskRecord web = launched("web");
    Incarnation other = new Incarnation("i2", 9, NOW, "");
    Observation stranger = new Observation.Running(web.invocation(), other);
    assertThat(kinds(web, sighting(web, stranger))).containsExactly("other_process");
    Observation older = new Observation.Running(new Invocation("older"), Images.ALIVE);
    assertThat(kinds(web, sighting(web, older))).containsExactly("other_attempt");
  }

  @Test
  void anEndThatNobodyNotedIsFound() {
    TaskRecord web = launched("web");
    Observation ended =
        new Observation.Exited(web.invocation(), Images.ALIVE, ExitStatus.exited(0), NOW);
    assertThat(kinds(web, sighting(web, ended))).containsExactly("not_noted");
    assertThat(kinds(web, sighting(web, UNSEEN))).isEmpty();
  }

  private static List<String> kinds(TaskRecord record, Sighting... sightings) {
    return Auditing.of(Images.live(belief(record, UNSEEN)), List.of(sightings)).stream()
        .map(Finding::kind)
        .toList();
  }

  private static Sighting sighting(TaskRecord record, Observation seen) {
    return new Sighting(record.workloadId(), record.labels(), seen);
  }
}
