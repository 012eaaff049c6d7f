package dev.holdfast.runtime.podman.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootlessNetworkTest {
  private static final OptionValues TASK = new OptionValues(Map.of("image", "a/b:1"));

  private static String mode(OptionValues agent, int version) {
    WorkloadSpec spec =
        Specs.of(Specs.owner("rootless"), Specs.slot(1, "web"))
            .options(TASK)
            .output("/dev/null", "/dev/null")
            .build();
    HostFacts host = new HostFacts(true, true, true, version);
    CreateInput input = new CreateInput(spec, agent, "image", host, WorkloadId::value);
    return ContainerRequest.of(input).path("netns").path("nsmode").asText();
  }

  @Test
  void rootlessTasksGetThePodmansUsualNetwork() {
    assertThat(mode(OptionValues.none(), 4)).isEqualTo("slirp4netns");
    assertThat(mode(OptionValues.none(), 5)).isEqualTo("pasta");
  }

  @Test
  void agentMayNameAnotherOne() {
    OptionValues networking = new OptionValues(Map.of("default_rootless_mode", "none"));
    assertThat(mode(new OptionValues(Map.of("networking", networking)), 5)).isEqualTo("none");
  }
}
