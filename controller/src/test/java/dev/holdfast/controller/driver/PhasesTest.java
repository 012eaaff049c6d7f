package dev.holdfast.controller.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.controller.engine.Progress;
import dev.holdfast.controller.engine.TaskView;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.controller.telemetry.Metrics.Exit;
import dev.holdfast.controller.telemetry.Metrics.Phase;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesTest {

  private static final SpecOutline OUTLINE =
      new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");
  private static final TaskRecord WANTED =
      TaskRecord.wanted(
          Specs.of(Specs.owner("phases"), Specs.slot(1, "web")).build().labels(), "fake", OUTLINE);
  private static final Observation ABSENT = new Observation.Absent();
  private static final Observation RUNNING =
      new Observation.Running(WANTED.invocation(), new Incarnation("x", 1, Instant.EPOCH, ""));

  @Test
  void everyEndHasOneKind() {
    assertThat(Phases.of(ExitStatus.exited(0))).isEqualTo(Exit.SUCCESS);
    assertThat(Phases.of(ExitStatus.exited(7))).isEqualTo(Exit.FAILURE);
    assertThat(Phases.of(ExitStatus.killed(15))).isEqualTo(Exit.SIGNAL);
    assertThat(Phases.of(new ExitStatus.Killed(9, true))).isEqualTo(Exit.OOM);
    assertThat(Phases.of(new ExitStatus.Code(0, true))).isEqualTo(Exit.OOM);
    assertThat(Phases.of(new ExitStatus.Lost("the node was rebooted"))).isEqualTo(Exit.LOST);
  }

  private static TaskView view(TaskRecord record, Observation seen) {
    return new TaskView(
        record,
        new Claim.Recovered(),
        seen,
        Instant.EPOCH,
        "",
        new LookAgain.Now(),
        null,
        0,
        new Progress(Instant.EPOCH, "", null, null));
  }

  private static TaskRecord wanting(Desired desired, boolean ended) {
    Known known =
        ended
            ? Known.nothing()
                .withEnded(new Known.Ended(ExitStatus.exited(0), Instant.EPOCH, Instant.EPOCH))
            : Known.nothing();
    return new TaskRecord(WANTED.labels(), "fake", OUTLINE, desired, known, 1, List.of());
  }

  @Test
  void everyTaskIsInOnePhase() {
    Desired run = new Desired.Run();
    Desired stop = new Desired.Stop(Signal.TERM, Duration.ZERO, Instant.EPOCH);
    Desired gone = new Desired.Gone();
    assertThat(Phases.of(view(wanting(run, false), ABSENT))).isEqualTo(Phase.STARTING);
    assertThat(Phases.of(view(wanting(run, false), RUNNING))).isEqualTo(Phase.RUNNING);
    assertThat(Phases.of(view(wanting(run, true), ABSENT))).isEqualTo(Phase.ENDED);
    assertThat(Phases.of(view(wanting(stop, false), RUNNING))).isEqualTo(Phase.STOPPING);
    assertThat(Phases.of(view(wanting(stop, true), ABSENT))).isEqualTo(Phase.ENDED);
    assertThat(Phases.of(view(wanting(gone, true), ABSENT))).isEqualTo(Phase.REMOVING);
    assertThat(Phases.of(view(wanting(run, false), new Observation.Unknown("away"))))
        .isEqualTo(Phase.UNKNOWN);
  }

  @Test
  void thePhasesOfAllTasksAddUp() {
    List<TaskView> views =
        List.of(
            view(wanting(new Desired.Run(), false), RUNNING),
            view(wanting(new Desired.Run(), false), RUNNING),
            view(wanting(new Desired.Gone(), false), RUNNING));
    assertThat(Phases.count(views)).isEqualTo(Map.of(Phase.RUNNING, 2, Phase.REMOVING, 1));
  }
}
