package dev.holdfast.nomadside.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.fake.FakePlugin;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void open() throws IOException {
    rig = Rig.open(FakePlugin.in(folder).file(), folder.resolve("data"), Map.of());
  }

  @AfterEach
  void close() throws IOException {
    rig.close();
  }

  private RigTask start(String script) throws IOException {
    return rig.start(TaskSpec.of("work").with("script", script));
  }

  @Test
  void exitCodeAndBothLogsArrive() throws Exception {
    RigTask task = start("echo out; echo err >&2; exit 3");

    assertThat(task.await(LIMIT)).isEqualTo(ExitReport.code(3));
    await().until(() -> task.stdout().equals("out\n") && task.stderr().equals("err\n"));
  }

  @Test
  void templatesOfTheJobAreFilledIn() throws Exception {
    RigTask task = start("echo ${NOMAD_TASK_NAME} $NOMAD_ALLOC_ID");

    await().until(() -> task.stdout().equals("work " + task.spec().allocId() + "\n"));
  }

  @Test
  void taskSurvivesPluginAndAgentAndStaysTheSameProcess() throws Exception {
    RigTask task = start("exec sleep 300");
    await().until(() -> !task.copies().isEmpty());
    List<ProcessIdentity> before = task.copies();

    rig.killPlugin();
    rig.relaunch();
    task.recover();
    rig.reattach();
    rig.restartAgent();
    task.recoverAfterAgentRestart();

    assertThat(task.copies()).isEqualTo(before).hasSize(1);
    task.stop(LIMIT, "");
    assertThat(task.await(LIMIT).exitCode()).isEqualTo(143);
  }

  @Test
  void refusalsCarryTheDriversCodeAndText() {
    assertThatThrownBy(() -> rig.driver().destroy("nobody", true))
        .isInstanceOfSatisfying(
            DriverException.class, refusal -> assertThat(refusal.recoverable()).isFalse())
        .hasMessageContaining("task not found for given id");
  }

  @Test
  void streamsStayOpenAndCanBeCancelled() throws Exception {
    var watch = rig.driver().fingerprints();

    assertThat(watch.first(LIMIT)).isPresent();
    assertThat(watch.isOpen()).isTrue();
    watch.cancel();
    await().until(() -> !watch.isOpen());
  }
}
