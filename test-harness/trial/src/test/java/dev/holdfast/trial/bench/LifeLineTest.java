package dev.holdfast.trial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeLineTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void theKernelTellsBeginAndEnd() throws Exception {
    try (LifeLine life = LifeLine.open(folder.resolve(Payload.LIFE))) {
      long before = System.nanoTime();
      Process task = run(Payload.obeys());
      assertThat(life.beganNanos(LIMIT)).isGreaterThanOrEqualTo(before);
      assertThat(life.lives()).isTrue();
      long killed = System.nanoTime();
      task.descendants().forEach(ProcessHandle::destroyForcibly);
      task.destroyForcibly();
      assertThat(life.endedNanos(LIMIT)).isGreaterThanOrEqualTo(killed);
      assertThat(life.lives()).isFalse();
    }
  }

  @Test
  void aTaskThatEndsAtOnceHasBegun() throws Exception {
    try (LifeLine life = LifeLine.open(folder.resolve(Payload.LIFE))) {
      run(Payload.ends());
      assertThat(life.endedNanos(LIMIT)).isGreaterThanOrEqualTo(life.beganNanos(LIMIT));
    }
  }

  @Test
  void whoNeverBeginsIsLetGo() throws Exception {
    LifeLine life = LifeLine.open(folder.resolve(Payload.LIFE));
    assertThatThrownBy(() -> life.beganNanos(Duration.ofMillis(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not begin");
    life.close();
    assertThat(life.endedNanos(LIMIT)).isPositive();
    assertThat(life.lives()).isFalse();
  }

  private Process run(String script) throws IOException {
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script);
    shell.environment().putAll(Map.of("NOMAD_TASK_DIR", folder.toString()));
    return shell.start();
  }
}
