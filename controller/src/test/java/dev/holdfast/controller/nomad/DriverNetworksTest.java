package dev.holdfast.controller.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.proto.nomad.driver.NetworkOverride;
import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.ForwardingRuntime;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DriverNetworksTest {
  private static final Owner OWNER = Specs.owner("networks");

  private final List<String> warnings = new ArrayList<>();

  private Optional<NetworkOverride> told(Supplier<Optional<DriverNetwork>> answer) {
    var runtime =
        new ForwardingRuntime(new FakeNode(Clock.systemUTC()).open(OWNER)) {
          @Override
          public Optional<DriverNetwork> network(WorkloadSpec spec) {
            return answer.get();
          }
        };
    return DriverNetworks.of(runtime, Specs.of(OWNER, Specs.slot(1, "web")).build(), warnings::add);
  }

  @Test
  void ownAddressAndPortsAreTold() {
    assertThat(told(() -> Optional.of(new DriverNetwork("10.88.0.7", Map.of("http", 80), true))))
        .contains(
            NetworkOverride.newBuilder()
                .setAddr("10.88.0.7")
                .putPortMap("http", 80)
                .setAutoAdvertise(true)
                .build());
    assertThat(warnings).isEmpty();
  }

  @Test
  void taskAtTheNodesAddressesHasNoneOfItsOwn() {
    assertThat(told(Optional::empty)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void taskWhoseAddressNobodyKnowsStaysAndTheUserIsTold() {
    assertThat(
            told(() -> {
              throw new RuntimeUnavailable("nobody answers");
            }))
        .isEmpty();
    assertThat(
            told(() -> {
              throw new RuntimeRefused("no such container");
            }))
        .isEmpty();
    assertThat(warnings)
        .containsExactly(
            "the task's own address is not known, so its services have the node's: nobody answers",
            "the task's own address is not known, so its services have the node's: no such container");
  }
}
