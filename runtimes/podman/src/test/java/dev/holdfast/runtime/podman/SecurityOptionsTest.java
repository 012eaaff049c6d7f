package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks may do and share, against this node's Podman. */
@NeedsPodman
class SecurityOptionsTest {
  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void capabilitiesAreAddedAndDropped() {
    tasks.with("cap_add", List.of("sys_time")).with("cap_drop", List.of("CAP_CHOWN"));
    assertThat(Tasks.inspect(tasks.launch(), "{{.EffectiveCaps}}"))
        .contains("CAP_SYS_TIME")
        .doesNotContain("CAP_CHOWN");
  }

  @Test
  void unknownCapabilityIsRefused() {
    tasks.with("cap_add", List.of("fly")).assertRefusedAtLaunch("CAP_FLY");
  }

  @Test
  void securityOptionsHold() {
    tasks.with(
        "security_opt", List.of("no-new-privileges", "seccomp=unconfined", "mask=/etc/group"));
    assertThat(tasks.output("grep -E 'NoNewPrivs|Seccomp:' /proc/self/status; wc -c </etc/group"))
        .contains("NoNewPrivs:\t1", "Seccomp:\t0")
        .endsWith("\n0");
    tasks.called("two").with("security_opt", List.of("no-new-privileges=false"));
    assertThat(tasks.output("grep NoNewPrivs /proc/self/status")).contains("NoNewPrivs:\t0");
  }

  @Test
  void unknownSecurityOptionIsRefused() {
    tasks.with("security_opt", List.of("fly=high")).assertRefused("invalid security_opt");
  }

  @Test
  void sysctlHoldsAndIsRefusedOnTheHostsNetwork() {
    tasks.with("sysctl", Map.of("net.core.somaxconn", "12321"));
    assertThat(tasks.output("cat /proc/sys/net/core/somaxconn")).isEqualTo("12321");
    tasks.called("two").with("network_mode", "host").assertRefusedAtLaunch("net.core.somaxconn");
  }

  @Test
  void privilegedTaskHasAllCapabilities() {
    tasks.with("privileged", true).with("apparmor_profile", "unconfined");
    assertThat(Tasks.inspect(tasks.launch(), "{{.HostConfig.Privileged}}")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "private", "shareable", "none"})
  void ipcModesAreTaken(String mode) {
    tasks.with("ipc_mode", mode);
    String own = tasks.output("readlink /proc/self/ns/ipc");
    String hosts = TestImage.run("readlink", "/proc/self/ns/ipc").strip();
    assertThat(own.equals(hosts)).isEqualTo(mode.equals("host"));
  }

  @Test
  void otherTasksSharedMemoryIsSeen() {
    tasks.called("main");
    var main = tasks.launch();
    TestImage.run("podman", "exec", main.id().value(), "touch", "/dev/shm/marker");
    tasks.called("side").with("ipc_mode", "task:main");
    assertThat(tasks.output("ls /dev/shm")).isEqualTo("marker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "none", "container:x", "ns:/x"})
  void othersSharedMemoryHasNoSizeOfOurs(String mode) {
    tasks.with("ipc_mode", mode).with("shm_size", "1m");
    tasks.assertRefused("shm_size cannot be used with ipc_mode");
  }

  @Test
  void wrongNamespacesAreRefused() {
    tasks.with("ipc_mode", "sideways").assertRefused("invalid ipc_mode");
    tasks.with("ipc_mode", "").with("userns", "sideways").assertRefused("unknown userns mode");
    tasks.with("userns", "auto:size=x").assertRefused("size is not a number");
    tasks.with("userns", "keep-id").assertRefusedAtLaunch("rootless");
  }
}
