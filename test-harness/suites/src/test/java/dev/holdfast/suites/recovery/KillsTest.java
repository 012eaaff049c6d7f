package dev.holdfast.suites.recovery;

import dev.holdfast.suites.NeedsNode;
import org.junit.jupiter.api.Test;

/** SIGKILL to everybody but the tasks. */
@NeedsNode
class KillsTest {

  @Test
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
