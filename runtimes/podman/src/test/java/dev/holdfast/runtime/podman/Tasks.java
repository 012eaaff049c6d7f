package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.Output;
import dev.holdfast.contracts.Workbench;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tasks of one test: what they ask for, and what came of it. */
final class Tasks implements AutoCloseable {
  private final PodmanUnderTest podman;
  private final Workbench bench;
  private final Map<String, Object> options = new HashMap<>();
  private TaskSlot slot;
  private String user = "";
  private Map<String, String> environment = Map.of();
  private Resources resources = Resources.none();
  private List<Mount> mounts = List.of();
  private Surroundings surroundings = Surroundings.unknown();
  private String network = "";

  private Tasks(PodmanUnderTest podman) {
    this.podman = podman;
    this.bench = new Workbench(podman);
    this.slot = bench.newSlot();
  }

  static Tasks on(PodmanUnderTest podman) {
    return new Tasks(podman);
  }

  Workbench bench() {
    return bench;
  }

  /** The next tasks have this option. */
  Tasks with(String option, Object value) {
    options.put(option, value);
    return this;
  }

  Tasks user(String value) {
    user = value;
    return this;
  }

  Tasks environment(Map<String, String> value) {
    environment = value;
    return this;
  }

  Tasks resources(Resources value) {
    resources = value;
    return this;
  }

  Tasks mounts(List<Mount> value) {
    mounts = value;
    return this;
  }

  Tasks surroundings(Surroundings value) {
    surroundings = value;
    return this;
  }

  Tasks network(String path) {
    network = path;
    return this;
  }

  /** The next task is another one of the same allocation. */
  Tasks called(String task) {
    slot = new TaskSlot(slot.allocId(), task);
    return this;
  }

  /** A task that runs a shell script. */
  WorkloadSpec spec(String script, String stdout, String stderr) {
    WorkloadSpec plain =
        bench
            .spec(slot, List.of("/bin/sh", "-c", script))
            .options(TestOptions.of(List.of("/bin/sh", "-c", script), options))
            .environment(environment)
            .resources(resources)
            .user(user)
            .output(stdout, stderr)
            .build();
    return new WorkloadSpec(
        plain.labels(),
        plain.options(),
        plain.environment(),
        plain.user(),
        plain.directory(),
        plain.resources(),
        plain.stdio(),
        mounts,
        plain.devices(),
        network,
        surroundings);
  }

  WorkloadSpec spec(String script) {
    return spec(script, "/dev/null", "/dev/null");
  }

  /** Runs a script to its end; what it wrote, errors first. */
  String output(String script) {
    Output out = bench.output();
    Output errors = bench.output();
    bench.runtime().launch(spec(script, out.path(), errors.path()));
    bench.eventually(() -> assertThat(out.ended() && errors.ended()).isTrue());
    return (errors.text() + out.text()).strip();
  }

  /** Launches a task that stays. */
  WorkloadSpec launch() {
    Output out = bench.output();
    WorkloadSpec spec = spec("echo ready; exec sleep 100000", out.path(), "/dev/null");
    bench.runtime().launch(spec);
    bench.eventually(() -> assertThat(out.text()).contains("ready"));
    return spec;
  }

  /** What Podman says of a launched task. */
  static String inspect(WorkloadSpec spec, String format) {
    return TestImage.run("podman", "inspect", "--format", format, spec.id().value()).strip();
  }

  /** The check and the launch both refuse it, in one line with this part, and nothing is left. */
  void assertRefused(String part) {
    assertRefusedAtLaunch(part);
    assertThatThrownBy(() -> bench.runtime().check(spec("true")))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part);
  }

  void assertRefusedAtLaunch(String part) {
    WorkloadSpec spec = spec("true");
    assertThatThrownBy(() -> bench.runtime().launch(spec))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
    assertThat(bench.runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(new ArrayList<>(podman.leftovers(spec.id()))).isEmpty();
  }

  @Override
  public void close() {
    bench.close();
  }
}
