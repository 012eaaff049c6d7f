package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.ALIVE;
import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static dev.holdfast.controller.dump.Images.belief;
import static dev.holdfast.controller.dump.Images.launched;
import static dev.holdfast.controller.dump.Images.record;
import static dev.holdfast.controller.dump.Images.running;
import static dev.holdfast.controller.dump.Images.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controller.dump.TaskImage.Phase;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import org.junit.jupiter.api.Test;

class NodeImageBuilderTest {
  private static final Observation ABSENT = new Observation.Absent();

  @Test
  void aTaskThatRunsAsWantedHasNoDifference() {
    TaskRecord record = launched("web");
    TaskImage task = image(belief(record, running(record)));
    assertThat(task.phase()).isEqualTo(Phase.CONVERGED);
    assertThat(task.difference()).isEmpty();
    assertThat(task.desired().state()).isEqualTo("run");
    assertThat(task.observed().state()).isEqualTo("running");
    assertThat(task.observed().incarnation()).extracting("pid").isEqualTo(4242L);
    assertThat(task.known().launchedBoot()).isEqualTo("b1");
    assertThat(task.history()).singleElement().extracting("what").isEqualTo("launch");
  }

  @Test
  void eachKindOfDifferenceIsNamed() {
    assertThat(difference(record("a"), ABSENT)).isEqualTo("not started yet");
    assertThat(difference(launched("a"), ABSENT)).isEqualTo("gone without a known end");
    assertThat(difference(stopping("a"), running(stopping("a")))).isEqualTo("still running");
    assertThat(difference(stopping("a"), ABSENT)).isEqualTo("gone, its end is not noted yet");
    assertThat(difference(gone("a"), running(gone("a")))).isEqualTo("still there, running");
    assertThat(difference(gone("a"), ABSENT)).isEmpty();
    assertThat(difference(launched("a"), exited(launched("a")))).isEqualTo("ended, not noted yet");
    assertThat(difference(ended("a"), exited(ended("a")))).isEmpty();
    assertThat(difference(record("a"), new Observation.Created(record("a").invocation())))
        .isEqualTo("made, but not started");
    assertThat(difference(launched("a"), new Observation.Created(new Invocation("other"))))
        .isEqualTo("another attempt is there: other");
  }

  @Test
  void unknownIsNeitherConvergedNorAbsent() {
    TaskImage task = image(belief(launched("a"), new Observation.Unknown("bus is away")));
    assertThat(task.phase()).isEqualTo(Phase.UNKNOWN);
    assertThat(task.difference()).isEqualTo("could not be looked at: bus is away");
    assertThat(task.observed().reason()).isEqualTo("bus is away");
  }

  @Test
  void aFailingPassBlocks() {
    TaskRecord record = stopping("a");
    Belief belief =
        new Belief(record, running(record), NOW, "claimed", "send", "soon", "bus is away", 3);
    TaskImage task = image(belief);
    assertThat(task.phase()).isEqualTo(Phase.BLOCKED);
    assertThat(task.plan().failures()).isEqualTo(3);
  }

  @Test
  void aRecordOfSomethingRemovedIsATombstoneAlsoOffline() {
    TaskRecord removed =
        gone("a").knowing(Known.nothing().withRemovedAt(NOW), new Remark(NOW, BOOT, "x", "y"));
    TaskImage task = image(Belief.ofRecord(removed, new Observation.Unknown("offline")));
    assertThat(task.phase()).isEqualTo(Phase.TOMBSTONE);
    assertThat(task.difference()).isEmpty();
  }

  @Test
  void tasksAreOrderedBySlot() {
    NodeImage image = Images.live(belief(record("b"), ABSENT), belief(record("a"), ABSENT));
    assertThat(image.tasks()).extracting(TaskImage::task).containsExactly("a", "b");
  }

  private static String difference(TaskRecord record, Observation seen) {
    return image(belief(record, seen)).difference();
  }

  private static TaskRecord gone(String task) {
    return record(task).desiring(new Desired.Gone(), new Remark(NOW, BOOT, "destroy", "x"));
  }

  private static TaskRecord ended(String task) {
    TaskRecord record = launched(task);
    Known.Ended end = new Known.Ended(ExitStatus.exited(7), NOW, NOW);
    return record.knowing(record.known().withEnded(end), new Remark(NOW, BOOT, "exit", "code 7"));
  }

  private static Observation exited(TaskRecord record) {
    return new Observation.Exited(record.invocation(), ALIVE, ExitStatus.exited(7), NOW);
  }

  private static TaskImage image(Belief belief) {
    return Images.live(belief).tasks().getFirst();
  }
}
