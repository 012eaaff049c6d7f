package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.podman.takeover.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers as nomad-driver-podman makes them, with the handles that it leaves. */
@NeedsPodman
class TakeOverTest {
  private static final String STAYS = "trap 'exit 3' TERM; while :; do sleep 0.1; done";

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());
  private final WorkloadSpec spec = tasks.spec("");
  private final List<String> theirs = new ArrayList<>();

  @AfterEach
  void close() {
    theirs.forEach(it -> TestImage.run("podman", "rm", "-f", "-i", "-t", "0", it));
    tasks.close();
  }

  private WorkloadRuntime runtime() {
    return tasks.bench().runtime();
  }

  /** A container of the name that nomad-driver-podman gives; answers its id. */
  private String theirs(String script, String... options) {
    List<String> command = new ArrayList<>(List.of("podman", "run", "-d", "--name", name()));
    command.addAll(List.of("--network", "none"));
    command.addAll(List.of(options));
    command.addAll(List.of(TestImage.NAME, "/bin/sh", "-c", script));
    String id = TestImage.run(command.toArray(String[]::new)).strip();
    theirs.add(id);
    return id;
  }

  private String name() {
    return spec.labels().slot().taskName() + "-" + spec.labels().slot().allocId();
  }

  private boolean takeOver(Recorded handle, String container) {
    return runtime().takeOver(spec.labels(), Recorded.VERSION, handle.bytesFor(container));
  }

  private Running taken(String script) {
    assertThat(takeOver(Recorded.V0_6_5, theirs(script))).isTrue();
    return (Running) runtime().observe(spec.id());
  }

  private ExitStatus end() {
    tasks.bench().awaitEnd(spec.id());
    return ((Exited) runtime().observe(spec.id())).status();
  }

  @ParameterizedTest
  @EnumSource(Recorded.class)
  void containerIsTheWorkloadFromThenOn(Recorded handle) {
    String container = theirs(STAYS);
    assertThat(takeOver(handle, container)).isTrue();
    Observation seen = runtime().observe(spec.id());
    assertThat(seen)
        .isInstanceOfSatisfying(
            Running.class,
            it -> {
              assertThat(it.invocation()).isEqualTo(spec.invocation());
              assertThat(it.incarnation().runtimeId()).isEqualTo(container);
            });
    assertThat(takeOver(handle, container)).isTrue();
    assertThat(tasks.bench().reopened().observe(spec.id())).isEqualTo(seen);
    assertThat(tasks.bench().reopened().list()).hasSize(1);
    assertThat(tasks.bench().ofNeighbour().list()).isEmpty();
  }

  @Test
  void containerIsFoundByItsNameWhereTheHandlesIsGone() {
    String container = theirs(STAYS);
    assertThat(takeOver(Recorded.V0_6_5, "0".repeat(64))).isTrue();
    assertThat(runtime().observe(spec.id()))
        .isInstanceOfSatisfying(
            Running.class, it -> assertThat(it.incarnation().runtimeId()).isEqualTo(container));
  }

  @Test
  void codeOfAnEndThatNobodyWatchedIsTold() {
    String container = theirs("exit 7");
    TestImage.run("podman", "wait", container);
    assertThat(takeOver(Recorded.V0_5_2, container)).isTrue();
    assertThat(end()).isEqualTo(ExitStatus.exited(7));
  }

  @Test
  void containerThatIsGoneIsAbsentAndLeavesNoNote() {
    assertThat(takeOver(Recorded.V0_6_5, "0".repeat(64))).isTrue();
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
    runtime().remove(spec.id());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isEmpty();
  }

  @Test
  void signalsReachItAndItsEndIsHinted() {
    taken(STAYS);
    Set<WorkloadId> hinted = ConcurrentHashMap.newKeySet();
    try (var _ = runtime().watch(new Hinted(hinted))) {
      tasks.bench().eventually(() -> assertThat(hinted).contains(Hinted.ALL));
      runtime().signal(spec.id(), Signal.TERM, SignalTarget.ALL);
      assertThat(end()).isEqualTo(ExitStatus.exited(3));
      tasks.bench().eventually(() -> assertThat(hinted).contains(spec.id()));
    }
  }

  @Test
  void killedOneIsRemovedWithAllNotes() {
    String container = taken(STAYS).incarnation().runtimeId();
    assertThatThrownBy(() -> runtime().remove(spec.id())).isInstanceOf(RuntimeRefused.class);
    runtime().signal(spec.id(), Signal.KILL, SignalTarget.ALL);
    assertThat(end()).isEqualTo(ExitStatus.killed(9));
    runtime().remove(spec.id());
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isEmpty();
    assertThat(TestImage.run("podman", "ps", "-aq", "--no-trunc")).doesNotContain(container);
  }

  @Test
  void commandsRunInItAndItsUsageIsRead() throws Exception {
    taken(STAYS);
    Exec exec = runtime().exec().orElseThrow();
    try (ExecSession session = exec.start(spec.id(), List.of("/bin/sh", "-c", "exit 4"), false)) {
      session.stdin().close();
      assertThat(session.await()).isEqualTo(ExitStatus.exited(4));
    }
    UsageSample sample = runtime().usage().orElseThrow().sample(spec.id()).orElseThrow();
    assertThat(sample.counters().get(UsageSample.Counter.MEMORY_USAGE_BYTES)).isPositive();
  }

  @Test
  void ownContainersCanShareItsNamespaces() {
    taken(STAYS);
    WorkloadSpec sidecar =
        tasks
            .called("sidecar")
            .with("network_mode", "task:" + spec.labels().slot().taskName())
            .launch();
    assertThat(Tasks.inspect(sidecar, "{{.HostConfig.NetworkMode}}"))
        .isEqualTo("container:" + theirs.getFirst());
    tasks.bench().kill(spec.id());
    tasks.bench().awaitEnd(spec.id());
    runtime().remove(spec.id());
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
    tasks.bench().kill(sidecar.id());
    tasks.bench().awaitEnd(sidecar.id());
    tasks.bench().reopened().remove(sidecar.id());
    assertThat(TestImage.run("podman", "ps", "-aq", "--no-trunc"))
        .doesNotContain(theirs.getFirst());
  }

  @Test
  void nextAttemptIsAContainerOfOurs() {
    assertThat(takeOver(Recorded.V0_6_5, theirs("exit 0"))).isTrue();
    tasks.bench().awaitEnd(spec.id());
    runtime().remove(spec.id());
    WorkloadSpec next = tasks.launch();
    assertThat(next.id()).isEqualTo(spec.id());
    assertThat(Tasks.inspect(next, "{{.Name}}")).isEqualTo(spec.id().value());
  }
}
