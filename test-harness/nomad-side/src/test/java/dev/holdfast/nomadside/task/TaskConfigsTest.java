package dev.holdfast.nomadside.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.proto.nomad.driver.DriverCapabilities.FSIsolation;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.hclspec.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskConfigsTest {
  private static final HclSpec NO_OPTIONS =
      HclSpec.of(
          Spec.newBuilder()
              .setObject(dev.holdfast.proto.nomad.hclspec.Object.getDefaultInstance())
              .build());

  private static TaskConfig config(TaskSpec task, FSIsolation isolation) {
    return TaskConfigs.newAttempt(
        task,
        TaskFolders.of(Path.of("/data"), task.allocId(), task.name()),
        new Node("node", "lab", "dc1", "global", 4000),
        NO_OPTIONS,
        isolation);
  }

  @Test
  void everyAttemptHasAnIdOfItsOwn() {
    TaskSpec task = TaskSpec.of("web");

    String first = config(task, FSIsolation.NONE).getId();

    assertThat(first).matches(task.allocId() + "/web/[0-9a-f]{8}");
    assertThat(config(task, FSIsolation.NONE).getId()).isNotEqualTo(first);
  }

  @Test
  void hardLimitIsTheLargerOfTheTwo() {
    TaskResources resources = TaskResources.of(1000, 64).withMemoryMax(128);

    TaskConfig config = config(TaskSpec.of("web").withResources(resources), FSIsolation.NONE);

    assertThat(config.getResources().getLinuxResources().getMemoryLimitBytes())
        .isEqualTo(128L * 1024 * 1024);
    assertThat(config.getResources().getLinuxResources().getPercentTicks()).isEqualTo(0.25);
  }

  @Test
  void reservedCoresAreAListAndAnotherSlice() {
    TaskResources resources = TaskResources.of(1000, 64).withCores(List.of(0, 2));

    TaskConfig config = config(TaskSpec.of("web").withResources(resources), FSIsolation.NONE);

    assertThat(config.getResources().getLinuxResources().getCpusetCpus()).isEqualTo("0,2");
    assertThat(config.getResources().getLinuxResources().getCpusetCgroup())
        .contains("reserve.slice");
  }

  @Test
  void imagesSeeInsidePathsAndNotTheAgentsEnvironment() {
    Map<String, String> inside = config(TaskSpec.of("web"), FSIsolation.IMAGE).getEnvMap();
    Map<String, String> host = config(TaskSpec.of("web"), FSIsolation.NONE).getEnvMap();

    assertThat(inside).containsEntry("NOMAD_TASK_DIR", "/local").doesNotContainKey("PATH");
    assertThat(host).containsKey("PATH");
    assertThat(host.get("NOMAD_TASK_DIR")).startsWith("/data/alloc/").endsWith("/web/local");
  }

  @Test
  void disabledLogsGoNowhere() {
    assertThat(config(TaskSpec.of("web").withoutLogs(), FSIsolation.NONE).getStdoutPath())
        .isEqualTo("/dev/null");
  }
}
