package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.WorkloadSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same under a user's service, with its networks and a restart of it. */
@NeedsPodman
class RootlessLimitOptionsTest extends UnifiedLimitOptionsTest {
  @Override
  PodmanUnderTest podman() {
    return new PodmanUnderTest().beside("user", UserPodman.open());
  }

  @Override
  boolean isRoot() {
    return false;
  }

  @BeforeEach
  void runUnderTheUser() {
    tasks().with("socket", "user");
  }

  @Test
  void groupIsTheUsers() {
    WorkloadSpec spec = tasks().launch();
    assertThat(((Running) tasks().bench().runtime().observe(spec.id())).incarnation().cgroup())
        .startsWith("/user.slice/user-1000.slice/user@1000.service/nomad.slice/libpod-");
  }

  @Test
  void taskHasANetworkOfTheUsers() {
    tasks().with("network_mode", "slirp4netns");
    assertThat(tasks().output("ip -o -4 address show dev tap0")).contains("10.0.2.100");
  }

  @Test
  void restartOfTheServiceEndsNoTaskAndItsEndIsTold() {
    WorkloadSpec spec = tasks().spec("while [ ! -e /tmp/go ]; do sleep 0.1; done; exit 7");
    tasks().bench().runtime().launch(spec);
    UserPodman.as("systemctl", "--user", "restart", "podman.service");
    tasks()
        .bench()
        .eventually(() ->
            assertThat(tasks().bench().runtime().observe(spec.id())).isInstanceOf(Running.class));
    UserPodman.as("podman", "exec", spec.id().value(), "touch", "/tmp/go");
    assertThat(end(spec)).isEqualTo(ExitStatus.exited(7));
  }
}
