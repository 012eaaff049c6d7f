package dev.holdfast.runtime;

import java.util.Map;

/** Whether a runtime can be used now. */
public sealed interface Health {

  /**
   * Usable.
   *
   * @param attributes facts for Nomad's scheduler, by name without the {@code driver.<name>} prefix
   */
  record Healthy(Map<String, String> attributes) implements Health {
    public Healthy {
      attributes = Map.copyOf(attributes);
    }
  }

  /** Installed, but not working at the moment. */
  record Unhealthy(String reason) implements Health {}

  /** Not there at all. */
  record Undetected(String reason) implements Health {}
}
