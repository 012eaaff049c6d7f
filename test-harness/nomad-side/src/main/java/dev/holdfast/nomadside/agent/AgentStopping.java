package dev.holdfast.nomadside.agent;

import java.io.Serial;

/** The agent is on its way out: whoever hears it leaves everything as it is. */
final class AgentStopping extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  AgentStopping() {
    super("The agent is stopping.", null, false, false);
  }
}
