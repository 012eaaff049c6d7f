package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.Ending;
import dev.holdfast.suites.recovery.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Many tasks end while nobody looks. */
@NeedsNode
class EndsWhileDownTest {
  private static final int FIVES = 10;

  /** On cgroup v1 only the kernel's log tells of want of memory, and it is short. */
  private static final int OUT_OF_MEMORY = 2;

  @EachSeed
  @Tag("A03")
  @DisplayName(
      "A03 forty tasks that end while all are down are told with code, signal, memory, time")
  void endsAreTrue(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      Path go = stage.ground().home().resolve("go");
      Map<RigTask, Ending> tasks = new LinkedHashMap<>();
      for (int five = 0; five < FIVES; five++) {
        List<Ending> each = Ending.oneOfEach(random);
        for (Ending ending : five < OUT_OF_MEMORY ? each : each.subList(0, each.size() - 1)) {
          String name = "end%d-%s".formatted(five, ending.name());
          tasks.put(stage.start(Script.ending(name, go, ending)), ending);
        }
      }
      stage.rig().killPlugin();
      Instant before = Instant.now();
      Files.createFile(go);
      Stage.awaitGone(List.copyOf(tasks.keySet()));
      Instant after = Instant.now();
      stage.rig().relaunch();
      for (Map.Entry<RigTask, Ending> each : tasks.entrySet()) {
        isTold(each.getKey(), each.getValue(), before, after);
      }
    }
  }

  private static void isTold(RigTask task, Ending ending, Instant before, Instant after)
      throws Exception {
    task.recoverAfterAgentRestart();
    assertThat(task.await(Stage.PATIENCE)).as(task.spec().name()).isEqualTo(ending.truth());
    Timestamp ended = task.inspect().getTask().getCompletedAt();
    assertThat(Instant.ofEpochSecond(ended.getSeconds(), ended.getNanos()))
        .as("end of %s", task.spec().name())
        .isBetween(before, after);
    task.destroy(false);
  }
}
