package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.nomadside.rig.RigTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the container may do. */
class PrivilegeRowsTest extends RowsOfTheGoDriver {
  private static final String CAPABILITIES = "{{.EffectiveCaps}}";
  private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");
  private static final Path APPARMOR = Path.of("/sys/kernel/security/apparmor/profiles");

  @Test
  @DisplayName("DefaultCaps")
  void capabilitiesArePodmansUnlessTheJobSaysOtherwise() throws Exception {
    assertThat(PodmanPlugin.inspect(start(Jobs.idle()), CAPABILITIES))
        .contains("CAP_CHOWN")
        .doesNotContain("CAP_SYS_TIME");
  }

  @Test
  @DisplayName("Caps")
  void capabilitiesAreAddedAndDropped() throws Exception {
    RigTask task =
        start(Jobs.idle().with("cap_add", List.of("SYS_TIME")).with("cap_drop", List.of("CHOWN")));
    assertThat(PodmanPlugin.inspect(task, CAPABILITIES))
        .contains("CAP_SYS_TIME")
        .doesNotContain("CAP_CHOWN");
  }

  @Test
  @DisplayName("Privileged")
  void privilegedIsWhatItSays() throws Exception {
    RigTask task = start(Jobs.idle().with("privileged", true));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.Privileged}}")).isEqualTo("true");
  }

  @Test
  @DisplayName("SecurityOpt")
  void securityOptionsAreSeen() throws Exception {
    RigTask task = start(Jobs.idle().with("security_opt", List.of("no-new-privileges")));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.SecurityOpt}}"))
        .contains("no-new-privileges");
    assertThat(start(Jobs.idle().with("security_opt", List.of("label=disable"))).copies())
        .hasSize(1);
  }

  @Test
  @DisplayName("DefaultProcessLabel")
  void processHasALabelWhereTheNodeHasSelinux() throws Exception {
    assumeTrue(Files.exists(SELINUX), "this machine has no SELinux");
    RigTask task = start(Jobs.idle().with("selinux_opts", List.of("disable")));
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.SecurityOpt}}")).contains("label=disable");
  }

  @Test
  @DisplayName("AppArmorDefault")
  void profileIsPodmansWhereTheNodeHasAppArmor() throws Exception {
    assumeTrue(Files.exists(APPARMOR), "this machine has no AppArmor");
    assertThat(PodmanPlugin.inspect(start(Jobs.idle()), "{{.AppArmorProfile}}"))
        .contains("containers-default");
  }

  @Test
  @DisplayName("AppArmorUnconfined")
  void unconfinedIsTaken() throws Exception {
    RigTask task = start(Jobs.idle().with("apparmor_profile", "unconfined"));
    String profile = PodmanPlugin.inspect(task, "{{.AppArmorProfile}}");
    assertThat(profile).isIn("unconfined", "");
  }
}
