package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostMonitorsTest {
  /** Beyond the greatest number that a process can have. */
  private static final long NOBODY = 1L << 23;

  private final LostMonitors monitors = new LostMonitors();

  @TempDir private Path folder;

  private ContainerFacts facts(long monitor, long program) throws IOException {
    Path file = folder.resolve("pid");
    Files.writeString(file, monitor + "\n");
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("Id", "0123").put("ConmonPidFile", file.toString());
    json.putObject("State").put("Pid", program).put("ConmonPid", monitor);
    return new ContainerFacts(json);
  }

  private static Observation running() {
    return new Running(new Invocation("a/b/c"), new Incarnation("0123", NOBODY, Instant.EPOCH, ""));
  }

  @Test
  void endOfWhatNobodyWatchesIsLost() throws IOException {
    ContainerFacts facts = facts(NOBODY, NOBODY);
    assertThat(monitors.isGone(facts)).isTrue();
    assertThat(monitors.correct(facts, running()))
        .isInstanceOfSatisfying(
            Exited.class, it -> assertThat(it.status()).isInstanceOf(ExitStatus.Lost.class));
  }

  @Test
  void programThatLivesRunsWhateverBecameOfItsMonitor() throws IOException {
    ContainerFacts facts = facts(NOBODY, ProcessHandle.current().pid());
    assertThat(monitors.isGone(facts)).isFalse();
    assertThat(monitors.correct(facts, running())).isEqualTo(running());
  }

  @Test
  void containerThatPodmanSaysHasEndedIsNotLookedFor() throws IOException {
    assertThat(monitors.isGone(facts(NOBODY, 0))).isFalse();
  }

  @Test
  void monitorOfAnotherMachineIsNotLookedFor() throws IOException {
    ContainerFacts facts = facts(NOBODY, NOBODY);
    Files.writeString(folder.resolve("pid"), "1\n");
    assertThat(monitors.isGone(facts)).isFalse();
  }
}
