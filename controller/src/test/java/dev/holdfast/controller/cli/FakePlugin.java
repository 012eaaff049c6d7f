package dev.holdfast.controller.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.config.SettingsOptions;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.OpenControllers;
import dev.holdfast.controller.telemetry.PluginLog;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.OfflineStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plugin whose node is a fake and whose store and commands are real, in a folder of its own. */
final class FakePlugin {
  final FakeNode node = new FakeNode(Clock.systemUTC());
  private final RuntimeProvider provider = new FakeRuntimeProvider(node);
  private final Path folder;

  /** Skips the test where no plugin can run. */
  FakePlugin(Path folder) {
    assumeTrue(Files.isWritable(Path.of("/run")), "the plugin keeps files below /run");
    this.folder = folder;
  }

  Owner owner() {
    return Owner.of(provider.driverName(), folder);
  }

  OpenControllers controllers() {
    return new OpenControllers("0.1.0", MapDbStateStore::open);
  }

  /** Its log is the file {@code log} in its folder. */
  DriverController open(OpenControllers controllers) {
    return controllers.obtain(provider, settings(folder + "/log"), new OptionValues(Map.of()));
  }

  /** What a command line prints about it. */
  String command(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--driver", provider.driverName(), "--state-dir", folder.toString()));
    Commands.of(
            new Console(out, out),
            new Providers(List.of(provider)),
            (_, _, _) -> 0,
            OfflineStore::read)
        .execute(all.toArray(String[]::new));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The log is this process' own, so that a test has to give it back. */
  void logNowhere() {
    PluginLog.current().configure(settings(""));
  }

  private PluginSettings settings(String logFile) {
    Map<String, Object> values = new HashMap<>();
    for (Option known : SettingsOptions.of(provider.driverName()).options()) {
      if (known.defaultValue() != null) {
        values.put(known.name(), known.defaultValue());
      }
    }
    values.put("state_dir", folder.toString());
    values.put("log_level", "trace");
    values.put("log_file", logFile);
    values.put("metrics_address", "unix:" + folder.resolve("metrics.sock"));
    return PluginSettings.of(provider.driverName(), new OptionValues(values));
  }
}
