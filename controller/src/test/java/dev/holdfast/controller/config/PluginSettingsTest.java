package dev.holdfast.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionValues;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class PluginSettingsTest {

  @Test
  void everyDefaultIsValid() {
    PluginSettings settings = PluginSettings.defaults("systemd");
    assertThat(settings.stateDir()).isEqualTo(Path.of("/var/lib/holdfast/systemd"));
    assertThat(settings.logFile()).contains(Path.of("/var/lib/holdfast/systemd/log/systemd.log"));
    assertThat(settings.logLevel()).isEqualTo(Level.INFO);
    assertThat(settings.launchTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.metricsAddress()).isEmpty();
  }

  @Test
  void theLogFollowsTheStateFolder() {
    PluginSettings settings = with("state_dir", "/srv/../srv/hf");
    assertThat(settings.logFile()).contains(Path.of("/srv/hf/log/systemd.log"));
    assertThat(with("log_file", "").logFile()).isEmpty();
    assertThat(with("log_file", "/var/log/x.log").logFile()).contains(Path.of("/var/log/x.log"));
  }

  @Test
  void valuesInRangeAreTaken() {
    assertThat(with("log_level", "TRACE").logLevel()).isEqualTo(Level.TRACE);
    assertThat(with("log_rotate_bytes", 65_536L).logRotateBytes()).isEqualTo(65_536);
    assertThat(with("relist_interval", "1m30s").relistInterval()).hasSeconds(90);
    assertThat(with("tombstone_retention", "0").tombstoneRetention()).isZero();
    assertThat(with("metrics_address", "127.0.0.1:9464").metricsAddress())
        .contains(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 9464));
    assertThat(with("metrics_address", "[::1]:9464").metricsAddress()).isPresent();
    assertThat(with("metrics_address", "unix:/run/x.sock").metricsAddress())
        .contains(UnixDomainSocketAddress.of("/run/x.sock"));
  }

  @Test
  void aSocketsPathThatTheKernelWouldNotTakeIsRefused() {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> with("metrics_address", "unix:/" + "x".repeat(96)))
        .withMessageEndingWith("must be at most 96 bytes long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state_dir|lib/x|option state_dir is \"lib/x\", but must be an absolute path, such as",
        "state_dir|''|option state_dir is \"\", but must be an absolute path",
        "log_file|x.log|option log_file is \"x.log\", but must be an absolute path",
        "log_level|warning|option log_level is \"warning\", but must be one of trace, debug, info,"
            + " warn, error; the nearest known one is warn",
        "launch_timeout|2|option launch_timeout is \"2\", but must be a duration from 1s to 1h",
        "launch_timeout|0|option launch_timeout is \"0\", but must be a duration from 1s to 1h",
        "claim_window|25h|option claim_window is \"25h\", but must be a duration from 1s to 24h",
        "relist_interval|soon|option relist_interval is \"soon\", but must be a duration",
        "metrics_address|localhost:9464|option metrics_address is \"localhost:9464\", but must be"
            + " a loopback address and a port, such as 127.0.0.1:9464, or unix:/PATH",
        "metrics_address|127.0.0.1|option metrics_address is \"127.0.0.1\", but must be a loopback",
        "metrics_address|127.0.0.1:70000|option metrics_address is \"127.0.0.1:70000\", but must",
        "metrics_address|:9464|option metrics_address is \":9464\", but must be a loopback address",
        "metrics_address|0.0.0.0:9464|option metrics_address is \"0.0.0.0:9464\", but must be a",
        "metrics_address|10.0.0.1:9464|option metrics_address is \"10.0.0.1:9464\", but must be a",
        "metrics_address|unix:x.sock|option metrics_address is \"x.sock\", but must be an absolute",
      })
  void aWrongTextIsRefusedWithItsRemedy(String option, String value, String sentence) {
    refused(option, value, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_parallel_launches|0|option max_parallel_launches is 0, but must be a whole number"
            + " from",
        "max_parallel_launches|1.5|option max_parallel_launches is 1.5, but must be a whole number",
        "log_rotate_bytes|1e300|option log_rotate_bytes is 1",
        "log_rotate_files|-1|option log_rotate_files is -1, but must be a whole number from 0 to"
            + " 100",
      })
  void aWrongNumberIsRefusedWithItsRange(String option, double value, String sentence) {
    refused(option, value, sentence);
  }

  private static void refused(String option, Object value, String sentence) {
    assertThatExceptionOfType(InvalidOptions.class)
        .isThrownBy(() -> with(option, value))
        .withMessageStartingWith(sentence);
  }

  private static PluginSettings with(String option, Object value) {
    Map<String, Object> values = new HashMap<>();
    for (Option known : SettingsOptions.of("systemd").options()) {
      if (known.defaultValue() != null) {
        values.put(known.name(), known.defaultValue());
      }
    }
    values.put(option, value);
    return PluginSettings.of("systemd", new OptionValues(values));
  }
}
