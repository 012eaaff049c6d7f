package dev.holdfast.suites.recovery;

import dev.holdfast.suites.NeedsNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGKILL to everybody but the tasks. */
@NeedsNode
class KillsTest {

  @Test
  @Tag("A02")
  @DisplayName("A02 a killed plugin leaves tasks and their ends alone")
  void killedPluginLeavesTasksAndTheirEndsAlone() throws Exception {
    Campaign.run(
        "kill of the plugin",
        (field, random) -> {
          long plugin = field.pluginPid();
          field.endTasks();
          Pause.upTo(300, random);
          field.killPlugin(plugin);
          return 1;
        });
  }

  @Test
  @Tag("A01")
  @DisplayName("A01 a killed client leaves tasks and their ends alone")
  void killedClientLeavesTasksAndTheirEndsAlone() throws Exception {
    Campaign.run(
        "kill of the client",
        (field, random) -> {
          field.killAgent();
          field.endTasksAndWait();
          field.startAgent();
          return 1;
        });
  }

  @Test
  @Tag("A03")
  @DisplayName("A03 tasks that end while client and plugin are down are told truly")
  void tasksThatEndWhileEverythingIsDownAreToldTruly() throws Exception {
    Campaign.run(
        "kill of both",
        (field, random) -> {
          long plugin = field.pluginPid();
          if (random.nextBoolean()) {
            field.freezeAgent();
            field.killPlugin(plugin);
            field.killAgent();
          } else {
            field.killAgent();
            field.killPlugin(plugin);
          }
          field.endTasksAndWait();
          field.startAgent();
          return 1;
        });
  }
}
