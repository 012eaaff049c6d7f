package dev.holdfast.suites.recovery;

import dev.holdfast.suites.NeedsLab;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole node goes down under running tasks. Runs beside the node, not on it. */
@NeedsLab
class RebootTest {

  /** A way to bring a node down and up again. */
  private interface Reboot {
    void strike(Node node) throws IOException;
  }

  @Test
  @Tag("A07")
  @DisplayName("A07 a clean reboot loses tasks honestly and keeps noted ends")
  void cleanRebootLosesTasksHonestlyAndKeepsNotedEnds() {
    rounds("clean reboot", Node::reboot);
  }

  @Test
  @Tag("A07")
  @DisplayName("A07 a power cut loses tasks honestly and keeps noted ends")
  void powerCutLosesTasksHonestlyAndKeepsNotedEnds() {
    rounds("power cut", Node::cutPower);
  }

  private static void rounds(String name, Reboot reboot) {
    Settings settings = Settings.ofThisRun();
    Report report = Report.of(name, settings);
    try (Node node = Node.boot("reboot-" + ProcessHandle.current().pid())) {
      for (int round = 1; round <= settings.rounds(); round++) {
        report.round(round);
        String home = "/var/tmp/hfboot" + round;
        node.runUntil(
            BeforeReboot.READY,
            BeforeReboot.class,
            home,
            String.valueOf(round),
            String.valueOf(settings.seed()));
        reboot.strike(node);
        System.out.print(name + ": " + node.run(AfterReboot.class, home));
      }
      report.passed(settings.rounds() + " rounds");
    } catch (IOException | AssertionError e) {
      throw report.failed(e);
    }
  }
}
