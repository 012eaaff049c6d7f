package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Outage;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two Podman services beside each other, named by {@code socket} blocks. */
@NeedsPodman
class SocketOptionsTest {
  /** What a service that is waited for costs: its limit is eight seconds. */
  private static final Duration WAITING = Duration.ofSeconds(7);

  private final OtherPodman other = OtherPodman.open();
  private final PodmanUnderTest podman = new PodmanUnderTest().beside("side car", other.socket());
  private final Tasks tasks = Tasks.on(podman);

  @AfterEach
  void close() {
    tasks.close();
    other.close();
  }

  private WorkloadRuntime runtime() {
    return tasks.bench().runtime();
  }

  @Test
  void taskRunsWhereItsJobSays() {
    WorkloadSpec here = tasks.called("here").launch();
    WorkloadSpec there = tasks.called("there").with("socket", "side car").launch();
    assertThat(Tasks.inspect(here, "{{.State.Running}}")).isEqualTo("true");
    assertThat(other.podman("ps", "--format", "{{.Names}}").strip()).isEqualTo(there.id().value());
    assertThat(runtime().list()).extracting(it -> it.id()).contains(here.id(), there.id());
    assertThat(runtime().observe(there.id())).isInstanceOf(Running.class);
    assertThat(runtime().usage().orElseThrow().sample(there.id())).isPresent();
  }

  @Test
  void attributesNameEachService() {
    assertThat(runtime().health())
        .isInstanceOfSatisfying(
            Health.Healthy.class,
            it ->
                assertThat(it.attributes())
                    .containsEntry("defaultPodman", "true")
                    .containsEntry("socketName", "default")
                    .containsEntry("side_car.socketName", "side car")
                    .containsEntry("side_car.defaultPodman", "false"));
  }

  @Test
  void serviceThatIsAwayHidesNoTaskOfTheOther() {
    WorkloadSpec there = tasks.called("there").with("socket", "side car").launch();
    podman.outage().orElseThrow().begin();
    WorkloadRuntime fresh = tasks.bench().reopened();
    assertThat(fresh.observe(there.id())).isInstanceOf(Running.class);
    assertThat(fresh.observe(tasks.called("none").spec("").id())).isInstanceOf(Unknown.class);
    assertThat(fresh.health())
        .isEqualTo(new Health.Unhealthy("Cannot fingerprint certain podman sockets: default"));
    assertThatThrownBy(fresh::list).isInstanceOf(RuntimeUnavailable.class);
  }

  @Test
  void startOnOneServiceDoesNotWaitForAnother() {
    tasks.called("there").with("socket", "side car");
    for (Outage outage : List.of(podman.outage().orElseThrow(), podman.stall().orElseThrow())) {
      WorkloadRuntime fresh = tasks.bench().reopened();
      WorkloadSpec spec = tasks.spec("exec sleep 100000");
      outage.begin();
      long began = System.nanoTime();
      fresh.check(spec);
      assertThat(fresh.observe(spec.id())).isEqualTo(new Absent());
      fresh.prepare(spec);
      fresh.launch(spec);
      assertThat(fresh.observe(spec.id())).isInstanceOf(Running.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WAITING);
      fresh.signal(spec.id(), Signal.KILL, SignalTarget.ALL);
      tasks
          .bench()
          .eventually(() -> assertThat(fresh.observe(spec.id())).isInstanceOf(Exited.class));
      fresh.remove(spec.id());
      assertThat(fresh.observe(spec.id())).isEqualTo(new Absent());
      outage.end();
    }
  }
}
