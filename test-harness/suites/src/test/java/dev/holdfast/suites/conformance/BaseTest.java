package dev.holdfast.suites.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.BaseClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.hcl.HclException;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.load.NomadConfigs;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.proto.nomad.base.PluginInfoResponse;
import dev.holdfast.proto.nomad.base.PluginType;
import dev.holdfast.suites.NeedsNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who the plugin is, and how it takes its configuration. */
@NeedsNode
class BaseTest extends OnePlugin {
  private static final String API = "v0.1.0";

  private BaseClient base() {
    return rig().instance().base();
  }

  private void configure(byte[] msgpack) {
    base().setConfig(msgpack, API, Optional.empty());
  }

  private byte[] encode(Map<String, Object> options) {
    return HclSpec.of(base().configSchema().orElseThrow()).encode(options);
  }

  @Test
  @DisplayName("16 PluginInfo: a driver for v0.1.0 with a name and a version")
  void row016_itSaysWhoItIs() {
    PluginInfoResponse info = base().info();

    assertThat(info.getType()).isEqualTo(PluginType.DRIVER);
    assertThat(info.getPluginApiVersionsList()).contains(API);
    assertThat(info.getName()).isEqualTo("systemd");
    assertThat(info.getPluginVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  @DisplayName("18 ConfigSchema converts, with and without every option")
  void row018_theSchemaOfItsOptionsConverts() {
    assertThatCode(() -> encode(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> encode(Map.of("log_level", "debug", "log_rotate_files", 3)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> encode(Map.of("log_levle", "debug")))
        .isInstanceOf(HclException.class)
        .hasMessageContaining("log_levle");
  }

  @Test
  @DisplayName("19 SetConfig with defaults only and without the node's facts is fine")
  void row019_defaultsAreEnough() {
    assertThatCode(() -> configure(encode(Map.of()))).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("20 SetConfig twice and then with the node's facts is fine")
  void row020_itMayBeConfiguredSeveralTimes() {
    byte[] options = encode(Map.of("state_dir", workshop().state().toString()));

    configure(options);
    configure(options);
    base().setConfig(options, API, Optional.of(NomadConfigs.node(2, 2000)));

    assertThat(workshop().root().resolve("elsewhere")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "state_dir, var/lib, absolute",
    "log_file, a.log, absolute",
    "log_level, loud, one of",
    "log_rotate_bytes, 1, whole number",
    "log_rotate_files, -1, whole number",
    "max_parallel_launches, 0, whole number",
    "max_parallel_launches, 1.5, whole number",
    "launch_timeout, 5x, duration",
    "claim_window, 25h, duration",
    "tombstone_retention, -1s, duration",
    "relist_interval, soon, duration",
    "metrics_address, localhost, address",
    "slice, all my tasks, slice unit"
  })
  @DisplayName("21 SetConfig names option, value and remedy, and the process stays")
  void row021_aWrongValueIsRefusedByName(String option, String value, String remedy) {
    assertThatThrownBy(() -> configure(encode(Map.of(option, value))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(value)
        .hasMessageContaining(remedy)
        .message()
        .hasLineCount(1);
    assertThat(base().info().getName()).isEqualTo("systemd");
  }

  @Test
  @DisplayName("22 numbers as text are taken, other kinds are refused by name")
  void row022_aNumberMayComeAsText() {
    assertThatCode(() -> configure(Msgpack.map("log_rotate_files", Msgpack.text("3"))))
        .doesNotThrowAnyException();
    assertThatCode(() -> configure(Msgpack.map("log_rotate_files", Msgpack.number(3))))
        .doesNotThrowAnyException();
    assertThatCode(() -> configure(Msgpack.map("log_rotate_files", Msgpack.NIL)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> configure(Msgpack.map("log_rotate_files", Msgpack.TRUE)))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("log_rotate_files");
  }

  @Test
  @DisplayName("22 bytes that are no options are refused in a sentence")
  void row022_garbageIsRefused() {
    assertThatThrownBy(() -> configure(new byte[] {(byte) 0xc1, 0, 1, 2}))
        .isInstanceOf(DriverException.class)
        .message()
        .hasLineCount(1);
    assertThat(base().info().getName()).isEqualTo("systemd");
  }

  @Test
  @DisplayName("24 Init may be called any number of times")
  void row024_initMayBeRepeated() {
    driver().init();
    assertThatCode(driver()::init).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("25 Driver.Shutdown is answered in time and leaves tasks alone")
  void row025_shutdownOfTheDriverLeavesTasksAlone() throws Exception {
    RigTask task = start(idle());

    driver().shutdown();

    assertThat(Outside.isAlive(task)).isTrue();
    assertThat(rig().instance().process().isAlive()).isTrue();
  }
}
