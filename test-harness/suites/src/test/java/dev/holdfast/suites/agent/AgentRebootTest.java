package dev.holdfast.suites.agent;

import dev.holdfast.suites.NeedsLab;
import dev.holdfast.suites.recovery.Node;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The node goes down under a real agent. Runs beside the node, not on it. */
@NeedsLab
@ExtendWith(AgentCondition.class)
final class AgentRebootTest {
  @Test
  @Tag("A07")
  @DisplayName("A07 after a clean reboot a real agent runs services again")
  void cleanRebootRunsServicesAgainAndLeavesWhatIsOver() throws IOException {
    try (Node node = booted()) {
      node.reboot();
      System.out.print(node.run(AgentAfterReboot.class));
    }
  }

  @Test
  @Tag("A07")
  @DisplayName("A07 after a power cut a real agent runs services again")
  void powerCutRunsServicesAgainAndLeavesWhatIsOver() throws IOException {
    try (Node node = booted()) {
      node.cutPower();
      System.out.print(node.run(AgentAfterReboot.class));
    }
  }

  private static Node booted() throws IOException {
    Node node = Node.boot("agent-reboot-" + ProcessHandle.current().pid());
    node.runUntil(AgentBeforeReboot.READY, AgentBeforeReboot.class);
    return node;
  }
}
