package dev.holdfast.suites.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory and processor time. */
class LimitRowsTest extends RowsOfTheGoDriver {
  private static final String MEMORY = "{{.HostConfig.Memory}} {{.HostConfig.MemoryReservation}}";
  private static final String CPU = "{{.HostConfig.CpuPeriod}} {{.HostConfig.CpuQuota}}";
  private static final long MIB = 1L << 20;

  @Test
  @DisplayName("Swap")
  void memoryOptionsReachPodman() throws Exception {
    RigTask task =
        start(
            Jobs.idle()
                .withResources(TaskResources.of(500, 50))
                .with("memory_reservation", "40m")
                .with("memory_swap", "100m")
                .with("memory_swappiness", 60)
                .with("shm_size", "100m"));
    assertThat(PodmanPlugin.inspect(task, MEMORY + " {{.HostConfig.MemorySwap}}"))
        .isEqualTo("52428800 41943040 104857600");
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.ShmSize}}")).isEqualTo("104857600");
    assertThat(PodmanPlugin.inspect(task, "{{.HostConfig.MemorySwappiness}}")).isIn("60", "0");
  }

  /** The Go driver's six cases: hard limit and soft one, by what Nomad and the job say. */
  @ParameterizedTest(name = "memoryLimits: memory {0}, memory_max {1}, memory_reservation {2}")
  @CsvSource({
    "100,   0,   '', 100,   0",
    "100,   0,  64m, 100,  64",
    "100, 200,   '', 200, 100",
    "100, 200,  64m, 200,  64",
    "100, 200, 150m, 200, 100",
    "100,  -1,   '',   0, 100",
    "100,  -1,  64m,   0,  64"
  })
  void memoryIsLimited(long memory, long max, String reservation, long hard, long soft)
      throws Exception {
    TaskSpec spec =
        Jobs.idle()
            .withResources(TaskResources.of(500, memory).withMemoryMax(max))
            .with("memory_reservation", reservation);
    RigTask task = plugin().start(spec, config -> unlimited(config, max));
    assertThat(PodmanPlugin.inspect(task, MEMORY)).isEqualTo(hard * MIB + " " + soft * MIB);
  }

  /** Nomad tells of no limit as of one of -1 bytes. */
  private static void unlimited(
      dev.holdfast.proto.nomad.driver.TaskConfig.Builder config, long max) {
    if (max < 0) {
      config.getResourcesBuilder().getLinuxResourcesBuilder().setMemoryLimitBytes(-1);
    }
  }

  /** A quarter of the node, as a part of all processors. */
  @ParameterizedTest(name = "cpuLimits: hard {0}, period {1}")
  @CsvSource({
    "false,     0,      0, 0",
    "true,      0, 100000, 0.25",
    "true,      0, 100000, 1",
    "false, 50000,      0, 0",
    "true,  50000,  50000, 0.5"
  })
  void processorTimeIsLimited(boolean hard, long period, long toldPeriod, double part)
      throws Exception {
    TaskSpec spec = Jobs.idle().with("cpu_hard_limit", hard);
    if (period > 0) {
      spec = spec.with("cpu_cfs_period", period);
    }
    RigTask task =
        plugin()
            .start(
                spec,
                config ->
                    config.getResourcesBuilder().getLinuxResourcesBuilder().setPercentTicks(part));
    long each = (long) (part * toldPeriod);
    long quota = each * Runtime.getRuntime().availableProcessors();
    assertThat(PodmanPlugin.inspect(task, CPU)).isEqualTo(toldPeriod + " " + quota);
  }

  @Test
  @DisplayName("setTaskCpuset")
  void coresAreThoseThatNomadReserved() throws Exception {
    TaskSpec spec = script("grep Cpus_allowed_list /proc/self/status");
    assertThat(output(spec.withResources(TaskResources.of(500, 100).withCores(List.of(1)))))
        .endsWith("\t1");
    assertThat(PodmanPlugin.inspect(start(Jobs.idle()), "{{.HostConfig.CpusetCpus}}")).isEmpty();
  }
}
