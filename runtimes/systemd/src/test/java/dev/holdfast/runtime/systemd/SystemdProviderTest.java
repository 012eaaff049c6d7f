package dev.holdfast.runtime.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.options.Option;
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
  void optionsOfTheDriverThatItReplacesHaveTheirNames() {
    assertThat(new SystemdProvider().taskOptions().options())
        .extracting(Option::name)
        .contains("command", "args", "logging");
  }
}
