package dev.holdfast.suites.recovery;

import dev.holdfast.suites.NeedsPodman;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Podman's service goes away for half a minute, or dies in the middle of a call. */
@NeedsPodman
class PodmanServiceTest {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int CREATE_MILLIS = 150;
  private static final int START_MILLIS = 250;
  private static final int GRACE_MILLIS = 1000;
  private static final int REMOVE_MILLIS = 300;

  /** What happens to the service. */
  private interface Strike {
    void happen() throws Exception;
  }

  private static void silence() throws Exception {
    PodmanNode.stopService();
    Pause.of(SILENCE);
    PodmanNode.startService();
  }

  @Test
  @DisplayName("half a minute without the service ends nothing and hides no exit")
  void silenceEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "service stopped",
        (field, random) -> {
          PodmanNode.stopService();
          Pause.upTo(300, random);
          field.endTasks();
          Pause.of(SILENCE);
          PodmanNode.startService();
          return 0;
        });
  }

  @Test
  @DisplayName("a killed service ends nothing and hides no exit")
  void killEndsNothingAndHidesNoExit() throws Exception {
    Campaign.run(
        "service killed",
        (field, random) -> {
          field.endTasks();
          Pause.upTo(400, random);
          PodmanNode.killService();
          return 0;
        });
  }

  @Test
  @DisplayName("starts that meet a stopped service come true when it is back")
  void startsWaitForTheService() throws Exception {
    RigCampaign.run(
        "service stopped during create and start",
        (field, round, random) ->
            starts(field, round, random, START_MILLIS, PodmanServiceTest::silence));
  }

  @Test
  @DisplayName("a service killed during create leaves one workload")
  void killDuringCreateLeavesOneWorkload() throws Exception {
    RigCampaign.run(
        "service killed during create",
        (field, round, random) ->
            starts(field, round, random, CREATE_MILLIS, PodmanNode::killService));
  }

  private static void starts(
      RigField field, int round, RandomGenerator random, int latestMillis, Strike strike)
      throws Exception {
    var starts = new CallsUnderWay.Starts(field, CallsUnderWay.idle("start" + round));
    Pause.upTo(latestMillis, random);
    strike.happen();
    starts.runAndEnd();
    field.steadyTasksAreUntouched();
  }

  @Test
  @DisplayName("a service killed during start leaves one workload")
  void killDuringStartLeavesOneWorkload() throws Exception {
    RigCampaign.run(
        "service killed during start",
        (field, round, random) -> {
          List<TaskSpec> specs = CallsUnderWay.idle("start" + round);
          TaskSpec marked = specs.get(random.nextInt(specs.size()));
          var starts = new CallsUnderWay.Starts(field, specs);
          while (!PodmanNode.hasMonitor(marked)) {
            Pause.upTo(1, random);
          }
          Pause.upTo(START_MILLIS, random);
          PodmanNode.killService();
          starts.runAndEnd();
          field.steadyTasksAreUntouched();
        });
  }

  @Test
  @DisplayName("stops that meet a stopped service are finished truly")
  void stopsWaitForTheService() throws Exception {
    RigCampaign.run(
        "service stopped during stop",
        (field, round, random) -> stops(field, round, random, 0, PodmanServiceTest::silence));
  }

  @Test
  @DisplayName("stops that meet a dying service are finished truly")
  void killDuringStopIsFinishedTruly() throws Exception {
    RigCampaign.run(
        "service killed during stop",
        (field, round, random) ->
            stops(field, round, random, GRACE_MILLIS - 50, PodmanNode::killService));
  }

  private static void stops(
      RigField field, int round, RandomGenerator random, int earliestMillis, Strike strike)
      throws Exception {
    List<RigTask> tasks = CallsUnderWay.stubborn(field, "stop" + round);
    CallsUnderWay stops = CallsUnderWay.stops(tasks);
    Pause.of(Duration.ofMillis(earliestMillis));
    Pause.upTo(START_MILLIS, random);
    strike.happen();
    stops.await();
    CallsUnderWay.wereKilled(tasks);
    field.steadyTasksAreUntouched();
  }

  @Test
  @DisplayName("removals that meet a stopped service are made up for")
  void removalsWaitForTheService() throws Exception {
    RigCampaign.run(
        "service stopped during remove",
        (field, round, random) -> removals(field, round, random, PodmanServiceTest::silence));
  }

  @Test
  @DisplayName("removals that meet a dying service leave nothing")
  void killDuringRemoveLeavesNothing() throws Exception {
    RigCampaign.run(
        "service killed during remove",
        (field, round, random) -> removals(field, round, random, PodmanNode::killService));
  }

  private static void removals(RigField field, int round, RandomGenerator random, Strike strike)
      throws Exception {
    List<RigTask> tasks = CallsUnderWay.stubborn(field, "destroy" + round);
    CallsUnderWay destroys = CallsUnderWay.destroys(tasks);
    Pause.upTo(REMOVE_MILLIS, random);
    strike.happen();
    destroys.await();
    CallsUnderWay.areGone(tasks);
    field.steadyTasksAreUntouched();
  }
}
