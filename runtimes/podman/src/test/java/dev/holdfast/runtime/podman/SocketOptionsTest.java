package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two Podman services beside each other, named by {@code socket} blocks. */
@NeedsPodman
class SocketOptionsTest {
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
}
