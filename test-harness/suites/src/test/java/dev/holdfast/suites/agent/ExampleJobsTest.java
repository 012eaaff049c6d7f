package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job files that users start from. */
@NeedsAgent
final class ExampleJobsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(PluginUnderTest.checkout().resolve("example/jobs"))) {
      return files.sorted().toList();
    }
  }

  /** Services run, batch jobs end; none of their tasks fails to start. */
  @ParameterizedTest
  @MethodSource("files")
  void exampleRuns(Path file, AgentRig rig) throws IOException {
    String text = Files.readString(file);
    RunningJob job = rig.run(text);

    String task = job.onlyTask();
    TaskReport report =
        job.await(task, text.contains("\"batch\"") ? TaskReport::dead : TaskReport::running);

    assertThat(report.of("Driver Failure")).isEmpty();
    assertThat(report.of("Setup Failure")).isEmpty();
  }

  @Test
  void batchExampleTellsItsExitCode(AgentRig rig) throws IOException {
    RunningJob job = rig.run(example("batch"));

    assertThat(job.await(job.onlyTask(), TaskReport::dead).ends())
        .extracting(TaskEvent::exitCode)
        .containsExactly(7);
  }

  @Test
  void journaldExampleWritesToTheJournal(AgentRig rig) throws IOException {
    RunningJob job = rig.run(example("journald"));
    job.await(job.onlyTask(), TaskReport::running);

    Waiting.until(
        "journal", SOON, ExampleJobsTest::journal, text -> text.contains("hello from the journal"));
  }

  private static String example(String name) throws IOException {
    return Files.readString(
        PluginUnderTest.checkout().resolve("example/jobs/" + name + ".nomad.hcl"));
  }

  private static String journal() throws IOException {
    Process process =
        new ProcessBuilder("journalctl", "-t", "greeter", "-o", "cat", "--no-pager").start();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
