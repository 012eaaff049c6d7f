package dev.holdfast.suites.recovery;

import dev.holdfast.suites.NeedsPodman;
import dev.holdfast.nomadside.machine.Shell;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tasks of one image that nobody has pulled yet. */
@NeedsPodman
class SharedImageTest {
  private static final String IMAGE = "HOLDFAST_PULLED_IMAGE";
  private static final int LATEST_MILLIS = 1500;

  @Test
  @DisplayName("two tasks that pull one image run, whoever dies meanwhile")
  void tasksThatPullOneImageRun() throws Exception {
    String image = System.getenv().getOrDefault(IMAGE, "");
    Assumptions.assumeFalse(image.isEmpty(), "no registry: " + IMAGE + " names no image");
    RigCampaign.run(
        "two tasks pull one image",
        (field, round, random) -> {
          Shell.run("sh", "-c", "podman rmi -f '%s' || true".formatted(image));
          List<TaskSpec> specs =
              CallsUnderWay.idle("pull" + round).stream()
                  .limit(2)
                  .map(spec -> spec.with("image", image))
                  .map(spec -> spec.with("auth", Map.of("tls_verify", false)))
                  .toList();
          var starts = new CallsUnderWay.Starts(field, specs);
          Pause.upTo(LATEST_MILLIS, random);
          strike(field, random, starts);
          starts.runAndEnd();
          field.steadyTasksAreUntouched();
        });
  }

  private static void strike(RigField field, RandomGenerator random, CallsUnderWay.Starts starts)
      throws Exception {
    switch (random.nextInt(3)) {
      case 0 -> PodmanNode.killService();
      case 1 -> {
        field.rig().killPlugin();
        starts.begin(field.rig()::relaunch);
        field.steady().forEach(RigTask::recover);
      }
      default -> {}
    }
  }
}
