package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.Mount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the container sees of files and devices. */
class FileRowsTest extends RowsOfTheGoDriver {
  @TempDir private Path host;

  @Test
  @DisplayName("Device")
  void deviceOfTheNodeIsThere() throws Exception {
    assertThat(output(script("ls -l /dev/net/tun").with("devices", List.of("/dev/net/tun"))))
        .startsWith("c");
  }

  @Test
  @DisplayName("Tmpfs")
  void temporaryFileSystemsHaveTheirOptions() throws Exception {
    var tmpfs = List.of("/tmpdata1", "/tmpdata2:rshared,noexec");
    RigTask task = start(script("mount | grep tmpdata").with("tmpfs", tmpfs));
    assertThat(plugin().output(task))
        .contains("tmpfs on /tmpdata1 type tmpfs", "tmpfs on /tmpdata2 type tmpfs");
    assertThat(
            PodmanPlugin.inspect(task, "{{range $k, $v := .HostConfig.Tmpfs}}{{$k}}={{$v}} {{end}}")
                .split(" "))
        .containsExactlyInAnyOrder(
            "/tmpdata1=rw,rprivate,nosuid,nodev,tmpcopyup",
            "/tmpdata2=rshared,noexec,rw,nosuid,nodev,tmpcopyup");
  }

  @Test
  @DisplayName("Mount")
  void mountsHaveTheirOptions() throws Exception {
    RigTask task =
        plugin()
            .start(
                Jobs.idle()
                    .with(
                        "volumes",
                        List.of(
                            host + ":/checka:ro,shared",
                            host + ":/checkb:private",
                            host + ":/checkc")),
                config ->
                    config.addMounts(
                        Mount.newBuilder()
                            .setHostPath(host.toString())
                            .setTaskPath("/nomads")
                            .setReadonly(true)
                            .setPropagationMode("private")));
    Map<String, String> wanted =
        Map.of(
            "/checka", "false shared",
            "/checkb", "true private",
            "/checkc", "true rprivate",
            "/nomads", "false rprivate");
    wanted.forEach((where, what) -> assertThat(mounts(task)).contains(where + " " + what));
  }

  private static List<String> mounts(RigTask task) {
    try {
      return PodmanPlugin.inspect(
              task, "{{range .Mounts}}{{.Destination}} {{.RW}} {{.Propagation}}\n{{end}}")
          .lines()
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("ReadOnlyFilesystem")
  void rootIsReadOnly() throws Exception {
    RigTask task = start(Jobs.idle().with("readonly_rootfs", true));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
    assertThat(task.exec(PodmanPlugin.PATIENCE, "/bin/touch", "/x").exit().exitCode()).isNotZero();
  }
}
