package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HalfStartTest {
  private static final List<String> MONITOR =
      List.of(
          "/usr/bin/conmon --api-version 1 -s -c 0123 -u 0123 -r /usr/bin/runc --runtime-arg --log"
              .split(" ", -1));

  @Test
  void monitorIsKnownByTheContainerThatItIsGiven() {
    assertThat(HalfStart.isMonitor(MONITOR, "0123")).isTrue();
    assertThat(HalfStart.isMonitor(MONITOR, "4567")).isFalse();
    assertThat(HalfStart.isMonitor(List.of("grep", "-c", "0123"), "0123")).isFalse();
    assertThat(HalfStart.isMonitor(List.of(), "0123")).isFalse();
  }

  @Test
  void runtimeIsAskedAsTheMonitorWouldAskIt() {
    assertThat(HalfStart.removal(MONITOR, "0123"))
        .containsExactly("/usr/bin/runc", "delete", "--force", "0123");
  }

  @Test
  void runtimeThatStillMakesTheContainerIsKnown() {
    assertThat(HalfStart.isCreating(List.of("/usr/bin/runc", "--log", "x", "create", "0123")))
        .isTrue();
    assertThat(HalfStart.isCreating(MONITOR)).as("about to become the runtime").isTrue();
    assertThat(HalfStart.isCreating(List.of("/usr/bin/runc", "init"))).isFalse();
    assertThat(HalfStart.isCreating(List.of())).isFalse();
  }
}
