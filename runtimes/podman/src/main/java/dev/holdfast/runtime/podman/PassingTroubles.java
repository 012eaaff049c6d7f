package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.podman.api.PodmanRefusal;
import java.util.List;

/**
 * Refusals that say nothing about the task: Podman's runtime asks systemd over D-Bus for the
 * control group, and while either is restarted it gets no answer.
 */
final class PassingTroubles {
  private static final List<String> WORDS =
      List.of(
          "message bus",
          "/run/systemd/private",
          "/run/dbus/system_bus_socket",
          "org.freedesktop.DBus",
          "org.freedesktop.systemd1",
          "transport endpoint is not connected",
          "use of closed network connection");

  private PassingTroubles() {}

  /** Whether the same request may succeed in a moment. */
  static boolean isOne(PodmanRefusal refusal) {
    return WORDS.stream().anyMatch(refusal::says);
  }
}
