package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Output;
import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Nomad grants a task and what it uses, against this node's systemd and kernel. */
@NeedsSystemd
class SystemdResourcesTest {
  private final Workbench bench = new Workbench(new SystemdUnderTest());

  @AfterEach
  void clean() {
    bench.close();
  }

  private Specs shell(String text) {
    return bench.spec(script(text));
  }

  private static List<String> script(String text) {
    return List.of("/bin/sh", "-c", text);
  }

  private String outputOf(Specs specs) {
    Output out = bench.output();
    bench.runtime().launch(specs.output(out.path(), "/dev/null").build());
    bench.eventually(() -> assertThat(out.ended()).isTrue());
    return out.text();
  }

  private ExitStatus endOf(WorkloadSpec spec) {
    bench.awaitEnd(spec.id());
    return ((Exited) bench.runtime().observe(spec.id())).status();
  }

  @Test
  void memoryKillOfAChildIsToldToo() {
    Resources small = new Resources(0, 0, "", 64L << 20, 64L << 20);
    WorkloadSpec spec =
        shell("dd if=/dev/zero of=/dev/null bs=200M count=1; exit $?").resources(small).build();
    bench.runtime().launch(spec);
    assertThat(endOf(spec))
        .satisfiesAnyOf(
            end -> assertThat(end).isEqualTo(new ExitStatus.Code(137, true)),
            end -> assertThat(end).isEqualTo(new ExitStatus.Killed(15, true)));
  }

  @Test
  void killThatIsNotForMemoryIsNotToldAsOne() {
    WorkloadSpec spec = bench.launchUntilReady(script("echo ready; exec sleep 100000"));
    bench.kill(spec.id());
    assertThat(endOf(spec)).isEqualTo(new ExitStatus.Killed(9, false));
  }

  @Test
  void memoryKillIsToldThoughNobodyWasThere() {
    Output out = bench.output();
    Resources small = new Resources(0, 0, "", 32L << 20, 32L << 20);
    WorkloadSpec spec =
        shell("sleep 0.3; exec dd if=/dev/zero of=/dev/null bs=100M")
            .user("nobody")
            .resources(small)
            .output(out.path(), "/dev/null")
            .build();
    bench.runtime().launch(spec);
    bench.runtime().close();
    bench.eventually(() -> assertThat(out.ended()).isTrue());
    var later = bench.reopened();
    bench.eventually(() ->
        assertThat(later.observe(spec.id()))
            .isInstanceOfSatisfying(
                Exited.class,
                seen -> assertThat(seen.status()).isEqualTo(new ExitStatus.Killed(9, true))));
  }

  @Test
  void limitsReachTheKernel() {
    Resources granted = new Resources(500, 0.1, "0", 48L << 20, 64L << 20);
    String show =
        "nproc; cat /sys/fs/cgroup/memory/$(sed -n s/.*:memory:.//p /proc/self/cgroup)"
            + "/memory.limit_in_bytes 2>/dev/null"
            + " || cat /sys/fs/cgroup$(sed -n s/^0:://p /proc/self/cgroup)/memory.max";
    assertThat(outputOf(shell(show).resources(granted))).isEqualTo("1\n" + (64L << 20) + "\n");
  }

  @Test
  void timeAndMemoryThatAreUsedAreCounted() {
    WorkloadSpec spec = shell("while :; do :; done").user("nobody").build();
    bench.runtime().launch(spec);
    bench.eventually(() -> {
      UsageSample sample = bench.runtime().usage().orElseThrow().sample(spec.id()).orElseThrow();
      assertThat(sample.counters().get(Counter.CPU_TOTAL_NANOS)).isGreaterThan(50_000_000);
      assertThat(sample.counters().get(Counter.MEMORY_USAGE_BYTES)).isPositive();
    });
  }
}
