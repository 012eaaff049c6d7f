package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.launch.PluginLog;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.suites.NeedsNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages for users, by the example of a task that wants more memory than it has. */
@NeedsNode
class EventsTest extends OnePlugin {

  @Test
  @DisplayName("98 every subscriber gets the event, with allocation and task")
  void row098_everySubscriberGetsTheEvent() throws Exception {
    var streams = List.of(driver().events(), driver().events());

    RigTask task = start(tooBig());
    task.await(PATIENCE);

    for (var stream : streams) {
      DriverTaskEvent event =
          stream.await(told -> told.getTaskId().equals(task.id()), PATIENCE).orElseThrow();
      assertThat(event.getAllocId()).isEqualTo(task.spec().allocId());
      assertThat(event.getTaskName()).isEqualTo("task");
      assertThat(event.getMessage()).isNotBlank();
      assertThat(event.getTimestamp().getSeconds()).isPositive();
      assertThat(stream.isOpen()).isTrue();
      stream.cancel();
    }
  }

  @Test
  @DisplayName("99 a task that outgrows its memory is told as killed for it")
  void row099_aTaskKilledForMemoryIsToldSo() throws Exception {
    ExitReport report = start(tooBig()).await(PATIENCE);

    assertThat(report.oomKilled()).as("%s", report).isTrue();
    assertThat(report.successful()).isFalse();
  }

  @Test
  void variablesThatSystemdCannotTakeAreToldByNameOnly() throws Exception {
    var stream = driver().events();

    RigTask task = start(idle().withEnv(Map.of("1ODD", "a-secret", "GOOD", "x")));

    DriverTaskEvent event =
        stream.await(told -> told.getTaskId().equals(task.id()), PATIENCE).orElseThrow();
    assertThat(event.getMessage()).contains("\"1ODD\"").doesNotContain("a-secret", "GOOD");
    PluginLog log = rig().instance().process().log();
    await().atMost(PATIENCE).until(() -> log.text().contains(event.getMessage().substring(0, 40)));
    assertThat(log.text()).doesNotContain("a-secret");
    stream.cancel();
  }

  /** {@code tail} keeps a last line that never ends. */
  private static TaskSpec tooBig() {
    return program("/usr/bin/tail", "/dev/zero").withResources(TaskResources.of(500, 10));
  }
}
