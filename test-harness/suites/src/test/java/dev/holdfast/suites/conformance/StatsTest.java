package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.holdfast.nomadside.driver.StreamWatch;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.driver.CPUUsage;
import dev.holdfast.proto.nomad.driver.MemoryUsage;
import dev.holdfast.proto.nomad.driver.TaskResourceUsage;
import dev.holdfast.proto.nomad.driver.TaskStats;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.suites.NeedsNode;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TaskStats. */
@NeedsNode
class StatsTest extends OnePlugin {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** The kernel counts in batches, so what a small task has may read as nothing at first. */
  private static final String FULL =
      "x=$(head -c 4000000 /dev/zero | tr '\\0' x); echo ready; sleep 1000";

  @Test
  @DisplayName("94 the first sample comes at once, dated now, with memory that is in use")
  void row094_theFirstSampleIsWhole() throws Exception {
    RigTask task = runUntilReady(FULL);
    Instant asked = Instant.now();

    TaskStats first = first(task.stats(Duration.ofMinutes(10)));

    assertThat(instant(first.getTimestamp()))
        .isBetween(asked.minusSeconds(1), Instant.now().plusSeconds(1));
    MemoryUsage memory = first.getAggResourceUsage().getMemory();
    assertThat(memory.getMeasuredFieldsList())
        .contains(MemoryUsage.Fields.RSS, MemoryUsage.Fields.USAGE);
    assertThat(memory.getRss()).isGreaterThan(1_000_000);
    assertThat(memory.getUsage()).isGreaterThan(1_000_000);
  }

  private static TaskStats first(StreamWatch<TaskStatsRequest, TaskStatsResponse> watch)
      throws InterruptedException {
    TaskStatsResponse first = watch.first(PATIENCE).orElseThrow();
    watch.cancel();
    assertThat(first.getStats().hasAggResourceUsage()).isTrue();
    return first.getStats();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  @Test
  @DisplayName("94 a task that burns a core is seen to burn one")
  void row094_usedProcessorTimeIsMeasured() throws Exception {
    RigTask task = run("while true; do :; done");
    var watch = task.stats(INTERVAL);

    assertThat(watch.await(StatsTest::burns, PATIENCE)).isPresent();

    watch.cancel();
  }

  private static boolean burns(TaskStatsResponse sample) {
    TaskResourceUsage usage = sample.getStats().getAggResourceUsage();
    CPUUsage cpu = usage.getCpu();
    return cpu.getMeasuredFieldsList()
            .containsAll(List.of(CPUUsage.Fields.PERCENT, CPUUsage.Fields.TOTAL_TICKS))
        && cpu.getPercent() > 5
        && cpu.getPercent() < 150
        && Math.abs(cpu.getTotalTicks() - cpu.getPercent() / 100 * 2000) < 1;
  }

  @Test
  @DisplayName("95 the stream ends in good order with the task")
  void row095_theStreamEndsWithTheTask() throws Exception {
    RigTask task = start(idle());
    var watch = task.stats(INTERVAL);
    assertThat(watch.first(PATIENCE)).isPresent();

    task.stop(Duration.ZERO, "");

    assertThat(watch.ended()).succeedsWithin(PATIENCE).isEqualTo(Status.OK);
  }

  @Test
  @DisplayName("97 samples come no faster than asked for")
  void row097_theIntervalIsKept() throws Exception {
    RigTask task = start(idle());
    var watch = task.stats(INTERVAL);

    watch.await(any -> watch.messages().size() >= 3, PATIENCE);
    watch.cancel();

    List<Instant> times =
        watch.messages().stream().map(m -> instant(m.getStats().getTimestamp())).toList();
    assertThat(times).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Duration.between(times.getFirst(), times.get(2)))
        .isGreaterThanOrEqualTo(INTERVAL.multipliedBy(2).minusMillis(100));
  }
}
