package dev.holdfast.nomadside.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.fake.FakePlugin;
import dev.holdfast.nomadside.hcl.HclException;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.nomadside.wire.PluginStop;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  @TempDir Path folder;

  @Test
  void agentStartsThePluginThreeTimes() throws IOException {
    FakePlugin fake = FakePlugin.in(folder);

    try (DriverInstance instance =
        PluginLoader.load(fake.file(), Map.of("colour", "red"), NomadConfigs.node(2, 2000))) {
      assertThat(instance.connection().health()).isEqualTo(ServingStatus.SERVING);
      assertThat(fake.journal())
          .containsExactly(
              "PluginInfo",
              "ConfigSchema",
              "Controller.Shutdown",
              "SetConfig",
              "SetConfig",
              "Controller.Shutdown",
              "SetConfig node",
              "Init");
      PluginStop stop = instance.stop();
      assertThat(stop.graceful()).isTrue();
    }
  }

  @Test
  void wrongOptionsNeverReachThePlugin() throws IOException {
    FakePlugin fake = FakePlugin.in(folder);

    assertThatThrownBy(() ->
            PluginLoader.load(fake.file(), Map.of("color", "red"), NomadConfigs.withoutTopology()))
        .isInstanceOf(HclException.class)
        .hasMessageContaining("color");
    assertThat(fake.journal()).doesNotContain("SetConfig");
  }

  @Test
  void killedAgentFindsItsPluginWithoutAnotherSetConfig() throws IOException {
    FakePlugin fake = FakePlugin.in(folder);
    PluginFacts facts = PluginLoader.probe(fake.file());
    DriverInstance first =
        PluginLoader.dispense(
            fake.file(),
            facts,
            PluginLoader.encode(facts, Map.of()),
            NomadConfigs.withoutTopology());
    Reattach record = first.reattach();
    first.abandon();

    try (DriverInstance second = PluginLoader.reattach(record)) {
      assertThat(second.process().pid()).isEqualTo(record.pid());
      assertThat(fake.journal().subList(3, 7))
          .containsExactly("SetConfig node", "Init", "PluginInfo", "Init");
    }
  }

  @Test
  void pluginOnAPortIsDialledToo() throws IOException {
    PluginFacts facts = PluginLoader.probe(FakePlugin.in(folder).file("tcp"));

    assertThat(facts.name()).isEqualTo("fake");
    assertThat(facts.apiVersion()).isEqualTo("v0.1.0");
  }
}
