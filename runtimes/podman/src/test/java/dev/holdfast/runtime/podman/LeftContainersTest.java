package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Podman has of workloads that are no more, and what it says of those that are. */
@NeedsPodman
class LeftContainersTest {
  private static final String CANARY = "canary-5b1e0c44-sesame";

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @AfterEach
  void close() {
    tasks.close();
  }

  private WorkloadRuntime runtime() {
    return tasks.bench().runtime();
  }

  /** Makes a container under another catalogue, and loses that. */
  private static void makeStorage(String name) {
    TestImage.run(
        "bash",
        "-c",
        """
        set -e
        d=$(mktemp -d)
        printf '[engine]\\nstatic_dir = "%%s"\\ntmp_dir = "%%s"\\nvolume_path = "%%s"\\n' \\
          "$d/s" "$d/t" "$d/v" >"$d/containers.conf"
        CONTAINERS_CONF="$d/containers.conf" podman create --network none --name '%s' %s /bin/true
        rm -rf "$d"
        """
            .formatted(name, TestImage.NAME));
  }

  private WorkloadSpec halfMade() {
    WorkloadSpec spec = tasks.spec("");
    makeStorage(spec.id().value());
    assertThat(runtime().observe(spec.id())).isEqualTo(new Absent());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isNotEmpty();
    return spec;
  }

  @Test
  void storageOfAHalfMadeContainerIsToldAndGoesWithItsTask() {
    WorkloadSpec spec = halfMade();
    assertThat(runtime().leftovers(Set.of()))
        .extracting(Leftover::kind, Leftover::name)
        .contains(tuple("storage", spec.id().value()));
    assertThat(runtime().leftovers(Set.of(spec.id())))
        .extracting(Leftover::name)
        .doesNotContain(spec.id().value());
    runtime().remove(spec.id());
    assertThat(tasks.bench().subject().leftovers(spec.id())).isEmpty();
    runtime().remove(spec.id());
  }

  @Test
  void containerWithoutARecordIsTold() {
    WorkloadSpec spec = tasks.launch();
    assertThat(runtime().leftovers(Set.of()))
        .extracting(Leftover::kind, Leftover::name)
        .contains(tuple("container", spec.id().value()));
    assertThat(runtime().leftovers(Set.of(spec.id()))).isEmpty();
    assertThat(tasks.bench().ofNeighbour().leftovers(Set.of())).isEmpty();
  }

  @Test
  void podmansOwnWordsHoldNothingThatAJobWrote() {
    tasks.environment(Map.of("PASSWORD", CANARY)).with("labels", Map.of("secret", CANARY));
    tasks.with("volumes", List.of("/var/tmp:/" + CANARY)).with("hostname", CANARY);
    WorkloadSpec spec = tasks.launch();
    assertThat(Tasks.inspect(spec, "{{json .}}")).contains(CANARY);
    Map<String, String> words = runtime().verbatim(spec.id());
    assertThat(words)
        .containsEntry("State.Status", "running")
        .containsEntry("Name", spec.id().value())
        .containsEntry("socket", "default");
    assertThat(words.toString()).doesNotContain(CANARY);
    assertThat(runtime().verbatim(tasks.called("none").spec("").id())).isEmpty();
  }
}
