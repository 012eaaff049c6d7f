package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces of users and of shared memory. */
class NamespaceRowsTest extends RowsOfTheGoDriver {

  @Test
  @DisplayName("UsernsMode")
  void usersAreTheNodesOwn() throws Exception {
    assertThat(output(script("readlink /proc/self/ns/user").with("userns", "host")))
        .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/user")).toString());
  }

  @ParameterizedTest(name = "UserNSConfigParsing, refused: {0}")
  @ValueSource(strings = {"sideways", "auto:size=x", "auto:what=1"})
  void wrongUserNamespacesAreRefused(String mode) {
    assertRefused(Jobs.idle().with("userns", mode), mode.contains(":") ? "userns" : mode);
  }

  @Test
  @DisplayName("UsernsModeParsed")
  void identityOfARootlessUserIsRefusedForRoot() {
    assertRefused(Jobs.idle().with("userns", "keep-id:uid=200,gid=210"), "rootless");
  }

  @ParameterizedTest(name = "IPCModes: {0}")
  @ValueSource(strings = {"host", "private", "shareable", "none"})
  void modesOfSharedMemoryAreTaken(String mode) throws Exception {
    String hosts = Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString();
    String own = output(script("readlink /proc/self/ns/ipc").with("ipc_mode", mode));
    assertThat(own.equals(hosts)).isEqualTo(mode.equals("host"));
  }

  @Test
  @DisplayName("IPCMode_Task")
  void sharedMemoryOfATaskIsSeen() throws Exception {
    RigTask main = start(Jobs.container("/bin/sh", "-c", "touch /dev/shm/marker; exec sleep 1000"));
    TaskSpec side =
        new Sidecar(main)
            .of(
                script(
                    "for i in $(seq 100); do ls /dev/shm | grep marker && break; sleep 0.1; done"));
    assertThat(output(side.with("ipc_mode", "task:task"))).isEqualTo("marker");
  }

  @ParameterizedTest(name = "IPCMode_ShmSizeConflict: {0}")
  @ValueSource(strings = {"host", "none", "container:x", "ns:/x"})
  void sizeOfSomebodyElsesSharedMemoryIsRefused(String mode) {
    assertRefused(
        Jobs.idle().with("ipc_mode", mode).with("shm_size", "1m"),
        "shm_size cannot be used with ipc_mode");
  }
}
