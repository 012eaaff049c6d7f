package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.Rig;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task's life from start to destruction, under a client that asks again when a call fails and
 * launches the plugin again when it has died, as Nomad does.
 */
final class StruckLife {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration LAST_BREATH = Duration.ofSeconds(1);
  private static final ExitReport TRUTH = ExitReport.code(3);
  private static final int MOST_TRIES = 4;

  private final Rig rig;
  private @Nullable RigTask claimed;

  StruckLife(Rig rig) {
    this.rig = rig;
  }

  void live() throws Exception {
    TaskSpec spec = OnePlugin.shell("trap 'exit 3' TERM; echo ready; while :; do sleep 0.05; done");
    TaskConfig config = rig.prepare(spec);
    RigTask task = again(() -> rig.start(spec, config));
    claimed = task;
    OnePlugin.awaitOutput(task, "ready");
    var before = task.copies();
    rig.killPlugin();
    rig.relaunch();
    again(() -> done(task::recover));
    again(() -> task.exec(GRACE, "true"));
    assertThat(task.copies()).as("the same single process").hasSize(1).isEqualTo(before);
    again(() -> done(() -> task.stop(GRACE, "")));
    assertThat(again(() -> task.await(OnePlugin.PATIENCE))).isEqualTo(TRUTH);
    claimed = null;
    again(() -> done(() -> task.destroy(true)));
    assertThat(task.copies()).isEmpty();
  }

  private static boolean done(Runnable call) {
    call.run();
    return true;
  }

  private <T> T again(Callable<T> call) throws Exception {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return call.call();
      } catch (DriverException failed) {
        comeBackIfDead();
      } catch (ExecutionException failed) {
        assertThat(failed).hasCauseInstanceOf(DriverException.class);
        comeBackIfDead();
      }
    }
    return call.call();
  }

  private void comeBackIfDead() {
    if (rig.instance().process().awaitExit(LAST_BREATH)) {
      rig.killPlugin();
      rig.relaunch();
      RigTask known = claimed;
      if (known != null) {
        known.recover();
      }
    }
  }
}
