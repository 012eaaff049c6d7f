package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this node's systemd and kernel prove of a workload whose log nobody reads. */
@NeedsSystemd
class UnreadOutputTest {
  private final SystemdUnderTest systemd = new SystemdUnderTest();
  private final Workbench bench = new Workbench(systemd);
  private @TempDir Path folder;
  private Path pipe = Path.of("");

  @BeforeEach
  void makePipe() throws Exception {
    pipe = folder.resolve("stdout.fifo");
    NodeSpecs.run("mkfifo", pipe.toString());
  }

  @AfterEach
  void clean() {
    bench.close();
  }

  private WorkloadSpec launched(String script, String output) {
    List<String> program = List.of("/bin/sh", "-c", script);
    WorkloadSpec spec = bench.spec(program).output(output, "/dev/null").build();
    bench.runtime().launch(spec);
    return spec;
  }

  private Running running(WorkloadSpec spec) {
    Observation seen = bench.runtime().observe(spec.id());
    assertThat(seen).isInstanceOf(Running.class);
    return (Running) seen;
  }

  @Test
  void workloadIsUnreadUntilAReaderComes() throws IOException {
    WorkloadSpec spec = launched("echo begun; sleep 60", pipe.toString());
    assertThat(running(spec).unread()).isTrue();
    assertThat(bench.runtime().list())
        .filteredOn(sighting -> sighting.id().equals(spec.id()))
        .allSatisfy(sighting -> assertThat(((Running) sighting.observation()).unread()).isTrue())
        .hasSize(1);

    try (var reader = Files.newBufferedReader(pipe)) {
      assertThat(reader.readLine()).isEqualTo("begun");
      bench.eventually(() -> assertThat(running(spec).unread()).isFalse());
    }
  }

  @Test
  void signalThatEndsItIsItsTrueEnd() {
    WorkloadSpec spec = launched("exit 3", pipe.toString());
    bench.runtime().signal(spec.id(), Signal.KILL, SignalTarget.ALL);
    bench.awaitEnd(spec.id());
    assertThat(((Exited) bench.runtime().observe(spec.id())).status())
        .isEqualTo(ExitStatus.killed(9));
  }

  @Test
  void programThatWaitsForAPipeOfItsOwnHasBegun() {
    WorkloadSpec spec = launched("exec > " + pipe, "/dev/null");
    bench.eventually(() -> assertThat(place(running(spec))).isEqualTo("wait_for_partner"));
    assertThat(running(spec).unread()).isFalse();
  }

  private static String place(Running seen) throws IOException {
    return Files.readString(Path.of("/proc/" + seen.incarnation().pid() + "/wchan")).strip();
  }
}
