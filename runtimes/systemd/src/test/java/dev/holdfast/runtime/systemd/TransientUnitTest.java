package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.Samples.properties;
import static dev.holdfast.runtime.systemd.Samples.spec;
import static dev.holdfast.runtime.systemd.Samples.specs;
import static dev.holdfast.runtime.systemd.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransientUnitTest {
  private static final Map<String, Object> PROGRAM = Map.of("command", "program");

  @Test
  void exitsAreKeptForSuccessAndFailure() {
    List<UnitProperty> unit = properties(spec(PROGRAM));
    assertThat(value(unit, "RemainAfterExit")).isEqualTo(true);
    assertThat(value(unit, "CollectMode")).isEqualTo("inactive");
    assertThat(value(unit, "Type")).isEqualTo("exec");
  }

  @Test
  void environmentIsInAFileAndNowhereElse() {
    WorkloadSpec spec = specs(PROGRAM).environment(Map.of("TOKEN", "hunter2")).build();
    List<UnitProperty> unit = properties(spec);
    assertThat(value(unit, "EnvironmentFiles"))
        .isEqualTo(List.of(List.of("/boot/environment/web", false)));
    assertThat(unit.toString()).doesNotContain("hunter2").doesNotContain("TOKEN");
  }

  @Test
  void workingDirectoryIsTheTasksRootUnlessSet() {
    assertThat(value(properties(spec(PROGRAM)), "WorkingDirectory")).isEqualTo("/alloc/web");
    assertThat(workingDirectory("local/x/..")).isEqualTo("/alloc/web/local");
    assertThat(workingDirectory("/srv")).isEqualTo("/srv");
  }

  private static Object workingDirectory(String folder) {
    return value(
        properties(spec(Map.of("command", "program", "working_directory", folder))),
        "WorkingDirectory");
  }

  @Test
  void userAndGroupAreSetOnlyWhereAsked() {
    assertThat(properties(spec(PROGRAM)))
        .extracting(UnitProperty::name)
        .doesNotContain("User", "Group");
    Map<String, Object> options = Map.of("command", "program", "group", "adm");
    List<UnitProperty> unit = properties(specs(options).user("nobody").build());
    assertThat(value(unit, "User")).isEqualTo("nobody");
    assertThat(value(unit, "Group")).isEqualTo("adm");
  }

  @Test
  void outputGoesToNomadsPipes() {
    List<UnitProperty> unit = properties(specs(PROGRAM).output("/l/out", "/l/err").build());
    assertThat(value(unit, "StandardOutputFileToAppend")).isEqualTo("/l/out");
    assertThat(value(unit, "StandardErrorFileToAppend")).isEqualTo("/l/err");
  }

  @Test
  void outputGoesToTheJournalWhereAsked() {
    OptionValues logging = new OptionValues(Map.of("driver", "journald", "identifier", "it"));
    List<UnitProperty> unit = properties(spec(Map.of("command", "program", "logging", logging)));
    assertThat(value(unit, "StandardOutput")).isEqualTo("journal");
    assertThat(value(unit, "StandardError")).isEqualTo("journal");
    assertThat(value(unit, "SyslogIdentifier")).isEqualTo("it");
    assertThat(unit)
        .extracting(UnitProperty::name)
        .contains("LogExtraFields")
        .doesNotContain("StandardOutputFileToAppend");
  }

  @Test
  void volumesAreBoundBelowTheTaskUnlessAbsolute() {
    WorkloadSpec spec =
        with(
            List.of(new Mount("/host/a", "/data", false, ""), new Mount("/host/b", "b", true, "")),
            List.of());
    List<UnitProperty> unit = properties(spec);
    assertThat(value(unit, "BindPaths"))
        .isEqualTo(List.of(List.of("/host/a", "/data", false, 16_384L)));
    assertThat(value(unit, "BindReadOnlyPaths"))
        .isEqualTo(List.of(List.of("/host/b", "/alloc/web/b", false, 16_384L)));
  }

  @Test
  void mountsThatWouldHaveToLeaveTheTaskAreRefused() {
    Mount mount = new Mount("/host/a", "/data", false, "bidirectional");
    assertThatThrownBy(() -> properties(with(List.of(mount), List.of())))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("/data")
        .hasMessageContaining("bidirectional");
  }

  @Test
  void onlyADeviceUnderAnotherPathNeedsAnything() {
    Device same = new Device("/dev/null", "/dev/null", "rw");
    Device other = new Device("/dev/zero", "/dev/nought", "r");
    List<UnitProperty> unit = properties(with(List.of(), List.of(same, other)));
    assertThat(value(unit, "BindPaths"))
        .isEqualTo(List.of(List.of("/dev/zero", "/dev/nought", false, 16_384L)));
    assertThat(unit).extracting(UnitProperty::name).doesNotContain("DeviceAllow");
  }

  private static WorkloadSpec with(List<Mount> mounts, List<Device> devices) {
    WorkloadSpec spec = spec(PROGRAM);
    return new WorkloadSpec(
        spec.labels(),
        spec.options(),
        spec.environment(),
        spec.user(),
        spec.directory(),
        spec.resources(),
        spec.stdio(),
        mounts,
        devices,
        "/run/netns/group");
  }

  @Test
  void networkOfTheGroupIsJoined() {
    assertThat(value(properties(with(List.of(), List.of())), "NetworkNamespacePath"))
        .isEqualTo("/run/netns/group");
    assertThat(properties(spec(PROGRAM)))
        .extracting(UnitProperty::name)
        .doesNotContain("NetworkNamespacePath");
  }
}
