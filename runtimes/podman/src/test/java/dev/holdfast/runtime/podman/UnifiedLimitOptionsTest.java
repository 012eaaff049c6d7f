package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Limits as the kernel's control groups v2 have them, memory kills and usage, under root's service
 * and under a user's whose manager hands out the controllers.
 */
@NeedsPodman
class UnifiedLimitOptionsTest {
  private static final long MIB = 1L << 20;

  /** What Podman takes for no limit; without the memory in it, it is eight exabytes still. */
  private static final long NO_LIMIT = 9_223_372_036_854_771_712L;

  private final Tasks tasks = Tasks.on(podman());

  /** Where the tasks run. */
  PodmanUnderTest podman() {
    return new PodmanUnderTest();
  }

  /** Whether shares of CPU time are asked for. */
  boolean isRoot() {
    return true;
  }

  Tasks tasks() {
    return tasks;
  }

  @BeforeEach
  void needUnifiedGroups() {
    Assumptions.assumeTrue(
        Cgroups.here().version() == CgroupVersion.V2, "this node has no control groups v2");
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  /** The value of one file of the task's group, asked from within the container. */
  private String limit(String... files) {
    return tasks.output("cd /sys/fs/cgroup; cat " + String.join(" ", files)).replace('\n', ' ');
  }

  @Test
  void memoryLimitsAreTheKernels() {
    tasks.resources(new Resources(100, 0.25, "", 48 * MIB, 64 * MIB)).with("memory_swap", "96m");
    assertThat(limit("memory.max", "memory.low", "memory.swap.max"))
        .isEqualTo("67108864 50331648 33554432");
  }

  @Test
  void softLimitAloneAndSwapWithoutLimitAreTheKernels() {
    tasks.resources(new Resources(100, 0.25, "", 48 * MIB, 0));
    assertThat(limit("memory.max", "memory.low")).isEqualTo("max 50331648");
    tasks.called("two").with("memory_swap", "-1").with("memory_swappiness", 10L);
    tasks.resources(new Resources(100, 0.25, "", 48 * MIB, 48 * MIB));
    assertThat(limit("memory.max", "memory.swap.max"))
        .isEqualTo("50331648 " + (NO_LIMIT - 48 * MIB));
  }

  @Test
  void processorsTimeAndProcessesAreTheKernels() {
    tasks.resources(new Resources(512, 0.25, "0", 0, 0)).with("pids_limit", 33L);
    tasks.with("cpu_hard_limit", true).with("cpu_cfs_period", 50_000L);
    int quota = Runtime.getRuntime().availableProcessors() * 12_500;
    String time = "%s %d 50000 0 33".formatted(isRoot() ? "20" : "100", quota);
    assertThat(limit("cpu.weight", "cpu.max", "cpuset.cpus.effective", "pids.max")).isEqualTo(time);
  }

  @Test
  void memoryKillIsTold() {
    tasks.resources(new Resources(100, 0.25, "", 32 * MIB, 32 * MIB)).with("memory_swap", "32m");
    WorkloadSpec alone = tasks.spec("exec dd if=/dev/zero of=/dev/null bs=100M");
    tasks.bench().runtime().launch(alone);
    assertThat(end(alone)).isEqualTo(new ExitStatus.Killed(9, true));
    WorkloadSpec child =
        tasks.called("two").spec("dd if=/dev/zero of=/dev/null bs=100M count=1; exit 3");
    tasks.bench().runtime().launch(child);
    assertThat(end(child)).isEqualTo(new ExitStatus.Code(3, true));
  }

  ExitStatus end(WorkloadSpec spec) {
    tasks.bench().awaitEnd(spec.id());
    return ((Exited) tasks.bench().runtime().observe(spec.id())).status();
  }

  @Test
  void timeAndMemoryThatAreUsedAreCounted() {
    String work = "x=$(head -c 8000000 /dev/zero | tr '\\0' a); i=0;";
    String busy = "while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 100000";
    WorkloadSpec spec = tasks.spec(work + busy);
    tasks.bench().runtime().launch(spec);
    tasks.bench().eventually(() -> assertCounted(counters(spec)));
  }

  private Map<Counter, Long> counters(WorkloadSpec spec) {
    return tasks
        .bench()
        .runtime()
        .usage()
        .flatMap(usage -> usage.sample(spec.id()))
        .map(UsageSample::counters)
        .orElse(Map.of());
  }

  private static void assertCounted(Map<Counter, Long> counters) {
    assertThat(counters.get(Counter.CPU_TOTAL_NANOS)).isGreaterThan(50_000_000);
    assertThat(counters.get(Counter.MEMORY_RSS_BYTES)).isBetween(8_000_000L, 64 * MIB);
    assertThat(counters.get(Counter.MEMORY_USAGE_BYTES))
        .isGreaterThanOrEqualTo(counters.get(Counter.MEMORY_RSS_BYTES));
    assertThat(counters)
        .containsKeys(
            Counter.CPU_USER_NANOS,
            Counter.CPU_SYSTEM_NANOS,
            Counter.CPU_THROTTLED_PERIODS,
            Counter.MEMORY_CACHE_BYTES,
            Counter.MEMORY_SWAP_BYTES,
            Counter.MEMORY_KERNEL_USAGE_BYTES);
  }
}
