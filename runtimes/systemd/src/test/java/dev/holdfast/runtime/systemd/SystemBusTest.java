package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.systemd.bus.BusEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same over the message bus, which is how systemd is reached without its private socket. */
@NeedsSystemd
class SystemBusTest {
  private static final List<String> SLEEPER =
      List.of("/bin/sh", "-c", "echo ready; exec sleep 100000");

  private final Workbench bench =
      new Workbench(
          new SystemdUnderTest(new BusEndpoint(Path.of("/run/dbus/system_bus_socket"), false)));

  @AfterEach
  void clean() {
    bench.close();
  }

  @Test
  void lifeOfAUnitIsTheSame() {
    WorkloadSpec spec = bench.launchUntilReady(SLEEPER);
    assertThat(bench.runtime().observe(spec.id())).isInstanceOf(Running.class);
    assertThat(bench.runtime().list()).hasSize(1);
    bench.kill(spec.id());
    bench.runtime().remove(spec.id());
    assertThat(bench.runtime().observe(spec.id())).isEqualTo(new Absent());
  }

  @Test
  void connectionIsToldAsSuch() {
    assertThat(bench.runtime().health())
        .isInstanceOfSatisfying(
            Health.Healthy.class,
            healthy -> assertThat(healthy.attributes()).containsEntry("connection", "bus"));
  }

  @Test
  void hintsNameTheUnit() {
    Queue<WorkloadId> hinted = new ConcurrentLinkedQueue<>();
    WorkloadSpec spec = bench.launchUntilReady(SLEEPER);
    try (Watch watch = bench.runtime().watch(collecting(hinted))) {
      assertThat(watch).isNotNull();
      bench.runtime().signal(spec.id(), Signal.KILL, SignalTarget.MAIN);
      bench.eventually(() -> assertThat(hinted).contains(spec.id()));
    }
  }

  private static WatchListener collecting(Queue<WorkloadId> hinted) {
    return new WatchListener() {
      @Override
      public void lookAgain(WorkloadId id) {
        hinted.add(id);
      }

      @Override
      public void lookAgainAtAll() {}
    };
  }
}
