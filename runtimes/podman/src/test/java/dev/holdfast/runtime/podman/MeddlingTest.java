package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Created;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others do to Podman and our containers behind our back. */
@NeedsPodman
class MeddlingTest {
  private final Tasks tasks = Tasks.on(new PodmanUnderTest());
  private WorkloadSpec spec = tasks.spec("");
  private Observation before = new Absent();

  @BeforeEach
  void launch() {
    spec = tasks.launch();
    before = runtime().observe(spec.id());
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private WorkloadRuntime runtime() {
    return tasks.bench().runtime();
  }

  private void podman(String command) {
    TestImage.run("podman", command, spec.id().value());
  }

  private ExitStatus end() {
    tasks.bench().awaitEnd(spec.id());
    return ((Exited) runtime().observe(spec.id())).status();
  }

  @Test
  void containerUnderAnotherNameIsStillTheWorkload() {
    TestImage.run("podman", "rename", spec.id().value(), "renamed-" + spec.id().value());
    assertThat(runtime().observe(spec.id())).isEqualTo(before);
    assertThat(runtime().list()).hasSize(1);
  }

  @Test
  void containerThatIsStoppedHasEndedOnlyWhenItIsDead() {
    TestImage.run("podman", "stop", "-t", "1", spec.id().value());
    assertThat(end()).isEqualTo(ExitStatus.exited(128 + 9));
  }

  @Test
  void pausedContainerRunsAndCanBeKilled() {
    podman("pause");
    assertThat(runtime().observe(spec.id())).isInstanceOf(Running.class);
    tasks.bench().kill(spec.id());
    assertThat(end()).isEqualTo(ExitStatus.killed(9));
  }

  @Test
  void signalOfAnEarlierLifeIsTold() {
    runtime().signal(spec.id(), Signal.KILL, SignalTarget.ALL);
    WorkloadRuntime next = tasks.bench().reopened();
    tasks
        .bench()
        .eventually(() ->
            assertThat(next.observe(spec.id()))
                .isInstanceOfSatisfying(
                    Exited.class, it -> assertThat(it.status()).isEqualTo(ExitStatus.killed(9))));
    next.remove(spec.id());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isEmpty();
  }

  /** Podman says for ever that it runs. */
  @Test
  void endThatPassedPodmanByIsToldAsLost() {
    TestImage.run(
        "bash",
        "-c",
        "kill -9 $(podman inspect --format '{{.State.ConmonPid}}' %1$s);"
            .concat(" kill -9 $(podman inspect --format '{{.State.Pid}}' %1$s)")
            .formatted(spec.id()));
    assertThat(end()).isInstanceOf(ExitStatus.Lost.class);
    runtime().remove(spec.id());
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  void containerWithoutAMonitorRunsOnAndCanBeKilled() {
    TestImage.run(
        "bash",
        "-c",
        "kill -9 $(podman inspect --format '{{.State.ConmonPid}}' %s)".formatted(spec.id()));
    assertThat(runtime().observe(spec.id())).isEqualTo(before);
    tasks.bench().kill(spec.id());
    assertThat(end()).isInstanceOf(ExitStatus.Lost.class);
    runtime().remove(spec.id());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isEmpty();
  }

  @Test
  void removedContainerIsAbsent() {
    TestImage.run("podman", "rm", "-f", "-t", "0", spec.id().value());
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
    runtime().remove(spec.id());
  }

  @Test
  void servicesRestartChangesNothing() {
    TestImage.run("systemctl", "restart", "podman.service");
    tasks.bench().eventually(() -> assertThat(runtime().observe(spec.id())).isEqualTo(before));
  }

  @Test
  void killedServiceIsBackForTheNextCall() {
    TestImage.run("systemctl", "kill", "-s", "KILL", "podman.service");
    tasks.bench().eventually(() -> assertThat(runtime().observe(spec.id())).isEqualTo(before));
    tasks.bench().kill(spec.id());
    assertThat(end()).isEqualTo(ExitStatus.killed(9));
  }

  /** As when the service dies under a start: nobody notes what the monitor has begun. */
  @Test
  void removalOfAHalfStartedContainerLeavesNoProcess() throws IOException {
    WorkloadSpec half = tasks.called("half").spec("");
    tasks.bench().subject().halfLaunch().orElseThrow().leave(half);
    String id = Tasks.inspect(half, "{{.Id}}");
    Process start = new ProcessBuilder("podman", "start", half.id().value()).start();
    Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> hasMonitor(id));
    start.destroyForcibly().onExit().join();
    if (runtime().observe(half.id()) instanceof Running) {
      tasks.bench().kill(half.id()); // The start was faster than its end.
    }
    tasks
        .bench()
        .eventually(() ->
            assertThat(runtime().observe(half.id())).isInstanceOfAny(Created.class, Exited.class));
    runtime().remove(half.id());
    tasks.bench().eventually(() -> assertThat(hasMonitor(id)).isFalse());
    assertThat(TestImage.run("runc", "list")).doesNotContain(id);
    tasks
        .bench()
        .eventually(() ->
            assertThat(
                    TestImage.run(
                        "find", "/sys/fs/cgroup", "-maxdepth", "4", "-name", "*" + id + "*"))
                .isEmpty());
  }

  private static boolean hasMonitor(String container) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .anyMatch(line -> line.contains("conmon") && line.contains(container));
  }
}
