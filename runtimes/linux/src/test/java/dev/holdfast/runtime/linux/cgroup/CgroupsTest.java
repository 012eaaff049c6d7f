package dev.holdfast.runtime.linux.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CgroupsTest {
  private static final String UNIFIED = "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nsdelegate 0 0";
  private static final List<String> HYBRID =
      List.of(
          "tmpfs /sys/fs/cgroup tmpfs rw 0 0",
          "cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0",
          "cgroup /sys/fs/cgroup/systemd cgroup rw,name=systemd 0 0",
          "cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0",
          "cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0");

  @Test
  void layoutsAreToldApart() {
    assertThat(Cgroups.parse(List.of(UNIFIED)).layout()).isEqualTo("v2");
    assertThat(Cgroups.parse(HYBRID).layout()).isEqualTo("hybrid");
    assertThat(Cgroups.parse(HYBRID.subList(2, 5)).layout()).isEqualTo("v1");
  }

  @Test
  void groupsAreFoundInTheHierarchyOfTheirController() {
    Cgroups hybrid = Cgroups.parse(HYBRID);
    assertThat(hybrid.folder("cpuacct", "/a.slice/b.service"))
        .contains(Path.of("/sys/fs/cgroup/cpu,cpuacct/a.slice/b.service"));
    assertThat(hybrid.folder("pids", "/a.slice")).isEmpty();
    assertThat(Cgroups.parse(List.of(UNIFIED)).folder("memory", "/a.slice"))
        .contains(Path.of("/sys/fs/cgroup/a.slice"));
  }

  @Test
  void hierarchiesAreFoundByTheNamesOfProc() {
    Cgroups hybrid = Cgroups.parse(HYBRID);
    assertThat(hybrid.hierarchy("")).contains(Path.of("/sys/fs/cgroup/unified"));
    assertThat(hybrid.hierarchy("name=systemd")).contains(Path.of("/sys/fs/cgroup/systemd"));
    assertThat(hybrid.hierarchy("cpu,cpuacct")).contains(Path.of("/sys/fs/cgroup/cpu,cpuacct"));
    assertThat(hybrid.hierarchy("misc")).isEmpty();
  }
}
