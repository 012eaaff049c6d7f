package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.nio.file.Files;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.LogCollector;
import dev.holdfast.nomadside.task.TaskFolders;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a task's output goes. */
@NeedsNode
class LogsTest extends OnePlugin {
  private static final int LINES = 5000;
  private static final int SIGKILL = 9;

  /** Half a minute of proof, and time for a busy machine. */
  private static final Duration LONGEST_UNREAD = Duration.ofSeconds(90);

  @Test
  @DisplayName("51 both outputs arrive complete and in order")
  void row051_outputArrivesCompleteAndInOrder() throws Exception {
    String lines =
        IntStream.rangeClosed(1, LINES).mapToObj(i -> i + "\n").collect(Collectors.joining());

    RigTask task = run("seq 1 %d; seq 1 %d >&2".formatted(LINES, LINES));

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    await().atMost(PATIENCE).until(() -> task.stderr().length() >= lines.length());
    assertThat(task.stdout()).isEqualTo(lines);
    assertThat(task.stderr()).isEqualTo(lines);
  }

  @Test
  @DisplayName("51 output goes on while the plugin is dead")
  void row051_outputNeedsNoPlugin() throws Exception {
    RigTask task =
        runUntilReady(
            "echo ready; while [ ! -e go ]; do sleep 0.1; done; seq 1 %d".formatted(LINES));
    rig().killPlugin();

    Files.createFile(task.folders().taskDir().resolve("go"));

    awaitOutput(task, "\n" + LINES + "\n");
    rig().relaunch();
    task.recover();
    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
  }

  @Test
  @DisplayName("51 with the journal as its driver the journal has it, under the name asked for")
  void row051_theJournalHasWhatWasSentThere() throws Exception {
    TaskSpec task =
        shell("echo to the journal; exit 0")
            .with("logging", List.of(Map.of("driver", "journald", "identifier", "conformance-51")));

    assertThat(start(task).await(PATIENCE)).isEqualTo(ExitReport.code(0));

    await()
        .atMost(PATIENCE)
        .until(() ->
            Outside.command("journalctl", "-q", "-o", "cat", "-t", "conformance-51")
                .contains("to the journal"));
  }

  @Test
  @DisplayName("52 a job without logs runs, and no log is made")
  void row052_aJobWithoutLogsMakesNone() throws Exception {
    TaskSpec task = shell("echo nobody hears this; exit 0").withoutLogs();

    RigTask started = start(task);

    assertThat(started.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(started.folders().logs()).isEmptyDirectory();
  }

  @Test
  @DisplayName("53 pipes that nobody reads block neither start nor recovery nor other calls")
  void row053_aPipeWithoutReaderBlocksNobody() throws Exception {
    TaskSpec task = shell("echo hello; exit 9").withoutLogs();
    TaskConfig config = unread(task);

    RigTask started =
        CompletableFuture.supplyAsync(() -> rig().start(task, config))
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    rig().killPlugin();
    rig().relaunch();
    CompletableFuture<Void> recovered = CompletableFuture.runAsync(started::recover);

    assertThat(recovered).succeedsWithin(PATIENCE);
    assertThat(driver().capabilities().getExec()).isTrue();
    new LogCollector(rig().folders(task)).prestart();
    assertThat(started.await(PATIENCE)).isEqualTo(ExitReport.code(9));
    awaitOutput(started, "hello");
  }

  @Test
  @DisplayName("53 a task that nobody ever reads is ended in the end, and told so truly")
  void row053_whatNobodyEverReadsIsEnded() throws Exception {
    TaskSpec task = shell("echo hello; exit 9").withoutLogs();

    ExitReport end = rig().start(task, unread(task)).await(LONGEST_UNREAD);

    assertThat(end.signal()).isEqualTo(SIGKILL);
    assertThat(end.exitCode()).isNotEqualTo(0);
  }

  private TaskConfig unread(TaskSpec task) throws IOException {
    TaskConfig config = rig().prepare(task);
    TaskFolders folders = rig().folders(task);
    new LogCollector(folders).makePipes();
    return config.toBuilder()
        .setStdoutPath(folders.stdoutFifo().toString())
        .setStderrPath(folders.stderrFifo().toString())
        .build();
  }
}
