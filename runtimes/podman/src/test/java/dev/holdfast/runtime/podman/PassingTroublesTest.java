package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.podman.api.PodmanRefusal;
import org.junit.jupiter.api.Test;

class PassingTroublesTest {
  private static boolean passes(String message) {
    return PassingTroubles.isOne(new PodmanRefusal(500, message));
  }

  @Test
  void systemdThatIsRestartedPasses() {
    assertThat(
            passes(
                "runc: runc create failed: unable to start container process: error during container"
                    + " init: error setting cgroup config for procHooks process: Message recipient"
                    + " disconnected from message bus without replying: OCI runtime error"))
        .isTrue();
    assertThat(passes("dial unix /run/systemd/private: connect: connection refused")).isTrue();
  }

  @Test
  void whatIsWrongWithTheTaskStaysWrong() {
    assertThat(passes("runc: exec: \"nosuch\": executable file not found in $PATH")).isFalse();
  }
}
