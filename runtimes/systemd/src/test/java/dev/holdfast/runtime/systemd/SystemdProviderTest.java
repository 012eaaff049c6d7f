package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.options.Option;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SystemdProviderTest {

  @Test
  void driverIsFoundByName() {
    assertThat(ServiceLoader.load(RuntimeProvider.class))
        .extracting(RuntimeProvider::driverName)
        .contains("systemd");
  }

  @Test
  void aTaskIsFoundWithSystemctlAndJournalctl() {
    WorkloadId id = new WorkloadId("holdfast-web-0123456789abcdef");
    SystemdProvider provider = new SystemdProvider();
    assertThat(provider.identifiers(id, ""))
        .containsExactly(Map.entry("unit", "holdfast-web-0123456789abcdef.service"));
    assertThat(provider.identifiers(id, "ab12"))
        .containsExactly(
            Map.entry("unit", "holdfast-web-0123456789abcdef.service"),
            Map.entry("InvocationID", "ab12"));
  }

  @Test
  void optionsOfTheDriverThatItReplacesHaveTheirNames() {
    assertThat(new SystemdProvider().taskOptions().options())
        .extracting(Option::name)
        .contains("command", "args", "logging");
  }
}
