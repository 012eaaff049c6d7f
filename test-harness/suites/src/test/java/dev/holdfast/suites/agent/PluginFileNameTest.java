package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The plugin under the name of the driver that it replaces; jobs say {@code systemd} as before. */
@NeedsAgent(pluginFile = "nomad-driver-systemd")
final class PluginFileNameTest {
  @Test
  void pluginServesSystemdUnderTheNameOfTheGoDriver(AgentRig rig) {
    RunningJob job = rig.run(JobText.batch("other-name", "exit 4"));

    assertThat(job.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(4);
    assertThat(rig.node().path("Drivers").path("systemd").path("Healthy").asBoolean()).isTrue();
    assertThat(rig.node().path("Attributes").path("driver.systemd").asText()).isNotEmpty();
  }
}
