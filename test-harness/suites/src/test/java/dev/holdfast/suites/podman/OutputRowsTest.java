package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where output goes. The Go driver writes errors among the output; ours keeps them apart. */
class OutputRowsTest extends RowsOfTheGoDriver {

  private static TaskSpec marked(String mark) {
    return Jobs.container("/bin/sh", "-c", "echo out-%1$s; echo err-%1$s >&2".formatted(mark));
  }

  private static String mark() {
    return "mark-" + System.nanoTime();
  }

  private void bothArrive(TaskSpec spec, String mark) throws Exception {
    RigTask task = start(spec);
    assertThat(task.await(PodmanPlugin.PATIENCE).successful()).isTrue();
    await()
        .atMost(PodmanPlugin.PATIENCE)
        .untilAsserted(() -> {
          assertThat(task.stdout()).isEqualTo("out-" + mark + "\n");
          assertThat(task.stderr()).isEqualTo("err-" + mark + "\n");
        });
  }

  @Test
  @DisplayName("logJournald")
  void journalHasBothStreamsWhereTheJobWantsThat() throws Exception {
    String mark = mark();
    RigTask task = start(marked(mark).with("logging", Jobs.map("driver", "journald")));
    assertThat(task.await(PodmanPlugin.PATIENCE).successful()).isTrue();
    await()
        .atMost(PodmanPlugin.PATIENCE)
        .untilAsserted(() ->
            assertThat(Shell.run("journalctl", "-q", "-o", "cat", "-n", "2000"))
                .contains("out-" + mark, "err-" + mark));
    assertThat(task.stdout() + task.stderr()).isEmpty();
  }

  @Test
  @DisplayName("logNomad")
  void nomadsLogsHaveBothStreamsApart() throws Exception {
    String mark = mark();
    bothArrive(marked(mark).with("logging", Jobs.map("driver", "nomad")), mark);
  }

  @Test
  @DisplayName("logNomadDefault")
  void nomadsLogsAreTheDefault() throws Exception {
    String mark = mark();
    bothArrive(marked(mark), mark);
  }

  @Test
  @DisplayName("LogFifoAccessible")
  void pipesStayPipes() throws Exception {
    String mark = mark();
    TaskSpec spec = marked(mark);
    bothArrive(spec, mark);
    for (Path pipe :
        new Path[] {
          plugin().rig().folders(spec).stdoutFifo(), plugin().rig().folders(spec).stderrFifo()
        }) {
      assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    }
  }
}
