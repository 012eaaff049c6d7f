package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.Device;
import dev.holdfast.proto.nomad.driver.Mount;
import dev.holdfast.proto.nomad.driver.NetworkIsolationSpec;
import dev.holdfast.proto.nomad.driver.NetworkIsolationSpec.NetworkIsolationMode;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.suites.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes, devices and networks of a task. */
@NeedsNode
class VolumesTest extends OnePlugin {
  private static final String NAMESPACE = "conformance105";

  private RigTask start(TaskSpec task, UnaryOperator<TaskConfig.Builder> change)
      throws IOException {
    return rig().start(task, change.apply(rig().prepare(task).toBuilder()).build());
  }

  @Test
  @DisplayName("102 a volume is there, to write or only to read as the job says")
  void row102_aVolumeIsMountedAsTheJobSays(@TempDir Path volume) throws Exception {
    Files.writeString(volume.resolve("given"), "from the host");

    RigTask task =
        start(
            shell("cat rw/given && cat ro/given && echo made >rw/made && ! echo no >ro/denied"),
            config ->
                config
                    .addMounts(Mount.newBuilder().setHostPath(volume.toString()).setTaskPath("rw"))
                    .addMounts(
                        Mount.newBuilder()
                            .setHostPath(volume.toString())
                            .setTaskPath("ro")
                            .setReadonly(true)));

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    assertThat(volume.resolve("made")).hasContent("made");
    assertThat(volume.resolve("denied")).doesNotExist();
  }

  @Test
  @DisplayName("102 a volume whose folder is missing is named")
  void row102_aMissingVolumeIsNamed() {
    assertThatThrownBy(() ->
            start(
                idle().withoutLogs(),
                config ->
                    config.addMounts(
                        Mount.newBuilder().setHostPath("/no/such/volume").setTaskPath("v"))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("/no/such/volume");
  }

  @Test
  @DisplayName("103 a device is there under the name asked for, and works")
  void row103_aDeviceIsThere() throws Exception {
    RigTask task =
        start(
            shell("test -c zero && head -c 3 zero | wc -c"),
            config ->
                config.addDevices(
                    Device.newBuilder()
                        .setHostPath("/dev/zero")
                        .setTaskPath("zero")
                        .setCgroupPermissions("r")));

    assertThat(task.await(PATIENCE)).isEqualTo(ExitReport.code(0));
    awaitOutput(task, "3");
  }

  @Test
  @DisplayName("105 without a network of its own a task has the host's")
  void row105_aTaskHasTheHostsNetwork() throws Exception {
    assertThat(network(Outside.pid(start(idle()))))
        .isEqualTo(network(rig().instance().process().pid()));
  }

  private static Path network(long pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net"));
  }

  @Test
  @DisplayName("105 with a network that Nomad made a task joins it")
  void row105_aTaskJoinsTheGroupsNetwork() throws Exception {
    Outside.command("ip", "netns", "add", NAMESPACE);
    try {
      RigTask task = start(idle(), VolumesTest::inNamespace);

      assertThat(Outside.command("ip", "netns", "pids", NAMESPACE).strip())
          .isEqualTo(String.valueOf(Outside.pid(task)));
      assertThat(task.exec(PATIENCE, "readlink", "/proc/self/ns/net").stdout().strip())
          .isEqualTo(network(Outside.pid(task)).toString());
      task.destroy(true);
    } finally {
      Outside.command("ip", "netns", "delete", NAMESPACE);
    }
  }

  private static TaskConfig.Builder inNamespace(TaskConfig.Builder config) {
    return config.setNetworkIsolationSpec(
        NetworkIsolationSpec.newBuilder()
            .setMode(NetworkIsolationMode.GROUP)
            .setPath("/run/netns/" + NAMESPACE));
  }

  @Test
  @DisplayName("108 to destroy a network that never was is fine, twice")
  void row108_destroyingANetworkThatNeverWasIsFine() {
    driver().destroyNetwork("no-such-alloc");

    assertThatCode(() -> driver().destroyNetwork("no-such-alloc")).doesNotThrowAnyException();
  }
}
