package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.suites.NeedsNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A plugin that is told to end what nobody asks for. */
@NeedsNode
class ReapTest extends OnePlugin {

  @Override
  Map<String, Object> pluginOptions() {
    return Map.of("claim_window", "2s", "reap_unclaimed", true, "relist_interval", "1s");
  }

  @Test
  @DisplayName("116 what nobody asked for in time is removed, what was asked for is kept")
  void row116_onlyWhatNobodyAsksForIsRemoved() throws Exception {
    RigTask kept = start(idle());
    RigTask forgotten = start(idle());
    RigTask ended = run("exit 4");
    ended.await(PATIENCE);
    rig().killPlugin();
    rig().relaunch();
    kept.recover();
    ended.recover();

    Outside.awaitDeath(forgotten);

    assertThat(kept.copies()).hasSize(1);
    assertThat(ended.await(PATIENCE)).isEqualTo(ExitReport.code(4));
  }
}
