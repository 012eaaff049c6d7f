package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Output;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches Nomad's pipes, against this node's Podman. */
@NeedsPodman
class OutputTest {
  private static final int LINES = 200_000;

  private static final int BURSTS = 12;

  @TempDir private Path arrived;

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @AfterEach
  void close() {
    tasks.close();
  }

  private static String numbered(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(number -> "%06d %s".formatted(number, "x".repeat(60)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String writesNumbered(int lines) {
    String padding = "x".repeat(60);
    return "awk 'BEGIN { for (i = 1; i <= "
        + lines
        + "; i++) printf \"%06d "
        + padding
        + "\\n\", i }'";
  }

  @Test
  void everyLineArrivesOnceInOrderThoughThePluginGoesAwayInTheMiddle() {
    Output out = tasks.bench().output();
    WorkloadSpec spec = tasks.spec(writesNumbered(LINES), out.path(), "/dev/null");
    tasks.bench().runtime().launch(spec);
    tasks.bench().runtime().close();
    tasks.bench().eventually(() -> assertThat(out.ended()).isTrue());
    assertThat(out.text().equals(numbered(LINES))).as("all lines, once, in order").isTrue();
  }

  /**
   * The monitor keeps only its newest file, and changes it in every other burst; the task waits
   * until a burst has arrived.
   */
  @Test
  void noLineIsLostWhenFilesChange() throws IOException {
    tasks.with("logging", Values.of("options", java.util.Map.of("max-size", "64k")));
    tasks.with("volumes", List.of(arrived + ":/arrived"));
    Output out = tasks.bench().output();
    String burst = writesNumbered(300) + "; until [ -e /arrived/$i ]; do sleep 0.02; done";
    String script = "for i in $(seq 1 %d); do %s; done".formatted(BURSTS, burst);
    WorkloadSpec spec = tasks.spec(script, out.path(), "/dev/null");
    tasks.bench().runtime().launch(spec);
    int length = numbered(300).length();
    for (int i = 1; i <= BURSTS; i++) {
      int whole = i * length;
      tasks.bench().eventually(() -> assertThat(out.text().length()).isEqualTo(whole));
      Files.createFile(arrived.resolve("" + i));
    }
    tasks.bench().awaitEnd(spec.id());
    tasks.bench().eventually(() -> assertThat(out.ended()).isTrue());
    assertThat(out.text().equals(numbered(300).repeat(BURSTS))).as("all lines, in order").isTrue();
  }

  /** Nobody reads until the monitor has replaced its file several times. */
  @Test
  void noLineIsLostWhenFilesChangeWhileNobodyReads() throws IOException {
    tasks.with("logging", Values.of("options", java.util.Map.of("max-size", "64k")));
    tasks.with("volumes", List.of(arrived + ":/arrived"));
    Output out = tasks.bench().unreadOutput();
    String script =
        "for i in $(seq 1 %d); do %s; sleep 1; done; touch /arrived/all; sleep 100000"
            .formatted(BURSTS, writesNumbered(300));
    WorkloadSpec spec = tasks.spec(script, out.path(), "/dev/null");
    tasks.bench().runtime().launch(spec);
    tasks.bench().eventually(() -> assertThat(arrived.resolve("all")).exists());
    Path read = arrived.resolve("read");
    Process reader = new ProcessBuilder("cat", out.path()).redirectOutput(read.toFile()).start();
    String all = numbered(300).repeat(BURSTS);
    tasks.bench().eventually(() -> assertThat(read).hasSize(all.length()));
    reader.destroy();
    assertThat(Files.readString(read).equals(all)).as("all lines, in order").isTrue();
    tasks.bench().kill(spec.id());
    tasks.bench().awaitEnd(spec.id());
  }

  @Test
  void shortLivesAreToldCompletelyBeforeTheirEnd() {
    List<Integer> attempts = IntStream.range(0, 10).boxed().toList();
    for (int attempt : attempts) {
      Output out = tasks.bench().output();
      Output errors = tasks.bench().output();
      tasks.called("short-" + attempt);
      String script = "echo out " + attempt + "; echo err " + attempt + " >&2";
      WorkloadSpec spec = tasks.spec(script, out.path(), errors.path());
      tasks.bench().runtime().launch(spec);
      tasks.bench().awaitEnd(spec.id());
      tasks.bench().eventually(() -> assertThat(out.ended() && errors.ended()).isTrue());
      assertThat(out.text()).isEqualTo("out " + attempt + "\n");
      assertThat(errors.text()).isEqualTo("err " + attempt + "\n");
    }
  }

  @Test
  void unreadOutputHoldsUpNeitherPodmanNorTheEnd() {
    Output unread = tasks.bench().unreadOutput();
    WorkloadSpec spec = tasks.spec(writesNumbered(5_000), unread.path(), "/dev/null");
    tasks.bench().runtime().launch(spec);
    long began = System.nanoTime();
    tasks.bench().awaitEnd(spec.id());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(TestImage.run("podman", "ps", "-a")).contains(spec.id().value());
  }
}
