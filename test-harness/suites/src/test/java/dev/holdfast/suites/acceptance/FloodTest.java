package dev.holdfast.suites.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import dev.holdfast.suites.recovery.PluginLoad;
import dev.holdfast.suites.recovery.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** A task writes much while the plugin dies again and again. */
@NeedsNode
class FloodTest {
  private static final int KILLS = 5;
  private static final int LINES = 5_000_000;

  /** About 40 megabytes in four seconds and more. */
  private static final String SCRIPT =
      "i=0; while [ $i -lt 50 ]; do seq $((i*100000+1)) $(((i+1)*100000)); sleep 0.08; i=$((i+1));"
          + " done";

  @EachSeed
  @Tag("A13")
  @DisplayName(
      "A13 of ten megabytes a second no line is lost or doubled over five deaths of the plugin")
  void everyLineArrivesOnce(RandomGenerator random) throws Exception {
    try (Stage stage = Stage.open()) {
      RigTask task = stage.rig().start(Script.of("flood", SCRIPT));
      List<PluginLoad> loads = new ArrayList<>();
      for (int i = 0; i < KILLS; i++) {
        Stage.pause(Duration.ofMillis(random.nextInt(600)));
        stage.strike();
        task.recover();
        loads.add(PluginLoad.of(stage.rig().instance().process().pid()));
      }
      assertThat(task.await(Stage.PATIENCE).successful()).isTrue();
      task.logs().finish(Stage.PATIENCE);
      isWhole(task.folders().stdoutFile());
      assertThat(PluginLoad.isFlat(loads)).as("descriptors and threads %s", loads).isTrue();
    }
  }

  private static void isWhole(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int expected = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.equals(String.valueOf(expected))) {
          assertThat(line).as("line %d", expected).isEqualTo(String.valueOf(expected));
        }
        expected++;
      }
      assertThat(expected - 1).as("lines in all").isEqualTo(LINES);
    }
  }
}
