package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrayMonitorTest {
  private static final List<String> MONITOR =
      List.of(
          "/usr/bin/conmon --api-version 1 -s -c 0123 -u 0123 -r /usr/bin/runc --runtime-arg --log"
              .split(" ", -1));

  @Test
  void monitorIsKnownByTheContainerThatItIsGiven() {
    assertThat(StrayMonitor.isMonitor(MONITOR, "0123")).isTrue();
    assertThat(StrayMonitor.isMonitor(MONITOR, "4567")).isFalse();
    assertThat(StrayMonitor.isMonitor(List.of("grep", "-c", "0123"), "0123")).isFalse();
    assertThat(StrayMonitor.isMonitor(List.of(), "0123")).isFalse();
  }

  @Test
  void runtimeIsAskedAsTheMonitorWouldAskIt() {
    assertThat(StrayMonitor.removal(MONITOR, "0123"))
        .containsExactly("/usr/bin/runc", "delete", "--force", "0123");
  }

  @Test
  void runtimeThatStillMakesTheContainerIsKnown() {
    assertThat(StrayMonitor.isCreating(List.of("/usr/bin/runc", "--log", "x", "create", "0123")))
        .isTrue();
    assertThat(StrayMonitor.isCreating(MONITOR)).as("about to become the runtime").isTrue();
    assertThat(StrayMonitor.isCreating(List.of("/usr/bin/runc", "init"))).isFalse();
    assertThat(StrayMonitor.isCreating(List.of())).isFalse();
  }
}
