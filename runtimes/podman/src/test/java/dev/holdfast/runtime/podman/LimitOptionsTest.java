package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Limits, against this node's Podman. */
@NeedsPodman
class LimitOptionsTest {
  private static final long MIB = 1L << 20;
  private static final String MEMORY =
      "{{.HostConfig.Memory}} {{.HostConfig.MemoryReservation}} {{.HostConfig.MemorySwap}}";

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @AfterEach
  void close() {
    tasks.close();
  }

  private static Resources memory(long reserved, long limit) {
    return new Resources(100, 0.25, "", reserved * MIB, limit * MIB);
  }

  @Test
  void memoryOptionsReachPodman() {
    tasks.resources(memory(50, 50)).with("memory_reservation", "40m").with("memory_swap", "100M");
    var spec = tasks.with("shm_size", "104857600").launch();
    assertThat(Tasks.inspect(spec, MEMORY)).isEqualTo("52428800 41943040 104857600");
    assertThat(Tasks.inspect(spec, "{{.HostConfig.ShmSize}}")).isEqualTo("104857600");
  }

  @Test
  void swappinessReachesPodmanWhereThereIsSuchALimit() {
    Assumptions.assumeTrue(Cgroups.here().version() == CgroupVersion.V1, "it is of groups v1 only");
    tasks.resources(memory(50, 50)).with("memory_swappiness", 60L);
    assertThat(Tasks.inspect(tasks.launch(), "{{.HostConfig.MemorySwappiness}}")).isEqualTo("60");
  }

  @Test
  void swapMayBeWithoutLimit() {
    tasks.resources(memory(50, 50)).with("memory_swap", "-1");
    assertThat(Tasks.inspect(tasks.launch(), MEMORY)).endsWith(" 9223372036854771712");
  }

  @Test
  void reservedMemoryIsSoftWhereTheTaskMayUseMore() {
    tasks.resources(memory(50, 90));
    assertThat(Tasks.inspect(tasks.launch(), MEMORY)).startsWith("94371840 52428800 ");
    tasks.called("two").resources(memory(50, 0));
    var soft = tasks.launch();
    assertThat(Tasks.inspect(soft, MEMORY)).startsWith("0 52428800 ");
    tasks
        .bench()
        .eventually(() ->
            assertThat(tasks.bench().runtime().usage().orElseThrow().sample(soft.id()))
                .isPresent());
  }

  @Test
  void wrongSizesAreRefused() {
    tasks.with("memory_reservation", "much").assertRefused("Invalid memory string");
    tasks.with("memory_reservation", "1m").with("memory_swap", "-2").assertRefused("memory_swap");
    tasks.with("memory_swap", "10m").resources(memory(50, 50)).assertRefused("memory_swap");
    tasks.with("memory_swap", "").with("memory_swappiness", 101L).assertRefused("swappiness");
  }

  @Test
  void cpuOptionsReachPodman() {
    tasks.resources(new Resources(500, 0.25, "0-1", 0, 0));
    tasks.with("cpu_hard_limit", true).with("cpu_cfs_period", 50_000L);
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(
            Tasks.inspect(
                tasks.launch(),
                "{{.HostConfig.CpuShares}} {{.HostConfig.CpusetCpus}} {{.HostConfig.CpuPeriod}}"
                    + " {{.HostConfig.CpuQuota}}"))
        .isEqualTo("500 0-1 50000 " + cores * 12_500);
    tasks.called("two").with("cpu_cfs_period", 2_000_000L).assertRefused("cpu_cfs_period");
  }

  @Test
  void processesOomScoreAndUlimitsHold() {
    tasks.with("pids_limit", 64L).with("oom_score_adj", 100L);
    tasks.with("ulimit", Map.of("nproc", "4096", "nofile", "2048:4096"));
    assertThat(tasks.output("cat /proc/self/oom_score_adj; ulimit -Sn; ulimit -Hn"))
        .isEqualTo("100\n2048\n4096");
    assertThat(Tasks.inspect(tasks.spec(""), "{{.HostConfig.PidsLimit}}")).isEqualTo("64");
  }

  @Test
  void oneUlimitAloneHoldsToo() {
    tasks.with("ulimit", Map.of("nofile", "1024"));
    assertThat(tasks.output("ulimit -Hn")).isEqualTo("1024");
  }

  @Test
  void wrongLimitsAreRefused() {
    tasks.with("ulimit", Map.of("nofile", "many")).assertRefused("Malformed soft ulimit");
    tasks.with("ulimit", Map.of("nofile", "1:x")).assertRefused("Malformed hard ulimit");
    tasks.with("ulimit", Map.of()).with("oom_score_adj", 2_000L).assertRefused("oom_score_adj");
    tasks.with("oom_score_adj", 0L).with("pids_limit", -7L).assertRefused("pids_limit");
  }
}
