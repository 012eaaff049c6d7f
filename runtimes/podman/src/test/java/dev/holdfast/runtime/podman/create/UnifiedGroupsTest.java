package dev.holdfast.runtime.podman.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs in a request where the host has control groups v2. */
class UnifiedGroupsTest {
  private static CreateInput input(boolean unified, long swappiness) {
    OptionValues options =
        new OptionValues(Map.of("image", "a/b:1", "memory_swappiness", swappiness));
    WorkloadSpec spec =
        Specs.of(Specs.owner("unified"), Specs.slot(1, "web"))
            .options(options)
            .resources(new Resources(100, 0.1, "", 1 << 20, 1 << 20))
            .output("/dev/null", "/dev/null")
            .build();
    HostFacts host = new HostFacts(false, unified, true, 4);
    return new CreateInput(spec, OptionValues.none(), "image", host, WorkloadId::value);
  }

  private static JsonNode swappiness(boolean unified) {
    return ContainerRequest.of(input(unified, 60)).at("/resource_limits/memory/swappiness");
  }

  @Test
  void swappinessIsAskedOfTheOldGroupsOnly() {
    assertThat(swappiness(false).asLong()).isEqualTo(60);
    assertThat(swappiness(true).isMissingNode()).isTrue();
  }

  @Test
  void jobIsToldThatSwappinessHasNoEffect() {
    assertThat(Omissions.of(input(true, 60))).singleElement().asString().contains("swappiness");
    assertThat(Omissions.of(input(false, 60))).isEmpty();
  }

  @Test
  void wrongSwappinessIsRefusedEverywhere() {
    assertThatThrownBy(() -> ContainerRequest.of(input(true, 101)))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("memory_swappiness");
  }

  @Test
  void containersGetASliceOfTheirOwn() {
    assertThat(ContainerRequest.of(input(true, 1)).path("cgroup_parent").asText())
        .isEqualTo("nomad.slice");
    assertThat(ContainerRequest.of(input(false, 1)).has("cgroup_parent")).isFalse();
  }
}
