package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.config.SettingsOptions;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.OpenControllers;
import dev.holdfast.controller.telemetry.PluginLog;
import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.store.Place;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.OfflineStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret goes in wherever a user may put one, and must come out nowhere. What an unprivileged
 * user of a node sees beside that, process lists and units, is looked at in the node's suites.
 */
class SecretsCanaryTest {
  private static final OptionValues NO_OPTIONS = new OptionValues(Map.of());

  @TempDir Path folder;

  private final String canary = canary();
  private final FakeNode node = new FakeNode(Clock.systemUTC());
  private final RuntimeProvider provider = new FakeRuntimeProvider(node);
  private final List<String> outputs = new ArrayList<>();

  private static String canary() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("SecretsCanaryTest: -Dholdfast.seed=" + seed);
    byte[] bytes = new byte[12];
    new Random(seed).nextBytes(bytes);
    return "canary" + HexFormat.of().formatHex(bytes);
  }

  @BeforeEach
  void onlyWhereAPluginCanRun() {
    assumeTrue(Files.isWritable(Path.of("/run")), "the plugin keeps files below /run");
  }

  @AfterEach
  void logNowhereAgain() {
    PluginLog.current().configure(settings(""));
  }

  @Test
  void aSecretInEnvironmentOrConfigurationIsInNoOutput() throws IOException {
    try (OpenControllers controllers = new OpenControllers("0.1.0", MapDbStateStore::open)) {
      live(controllers.obtain(provider, settings(folder + "/log"), NO_OPTIONS));
      show("before");
    }
    show("after");
    command("dump", "--diff", file("before"), file("after"));
    outputs.add(log());
    assertThat(outputs).hasSizeGreaterThan(10).allSatisfy(it -> assertThat(it).isNotEmpty());
    assertThat(String.join("\n", outputs)).doesNotContain(canary).contains("(redacted ");
  }

  @Test
  void equalSecretsHaveEqualPlaceholdersLiveAndOffline() throws IOException {
    try (OpenControllers controllers = new OpenControllers("0.1.0", MapDbStateStore::open)) {
      live(controllers.obtain(provider, settings(folder + "/log"), NO_OPTIONS));
      show("before");
    }
    show("after");
    assertThat(placeholders("before")).isNotEmpty().isEqualTo(placeholders("after"));
  }

  private List<String> placeholders(String name) throws IOException {
    String text = Files.readString(Path.of(file(name)));
    return Stream.of(text.split("\\(redacted ")).skip(1).map(it -> it.substring(0, 8)).toList();
  }

  /** One task that runs, one that is refused with words that quote the secret. */
  private void live(DriverController controller) {
    WorkloadSpec spec = spec(1, new FakePrograms().runsUntilKilled());
    controller.tasks().start(spec, outline(controller, spec), () -> false);
    controller.metrics().passFailed();
    controller
        .manager()
        .view(spec.invocation())
        .ifPresent(view -> assertThat(view.isRunning()).isTrue());
    controller.tasks().rollBack(spec.invocation(), "the caller said: password=" + canary);
    Awaitility.await().until(() -> node.truth().isEmpty());
    Awaitility.await().until(() -> controller.manager().views().isEmpty());
    outputs.add(controller.metrics().scrape());
    refused(controller);
  }

  private void refused(DriverController controller) {
    WorkloadSpec spec = spec(2, List.of("missing"));
    try {
      controller.runtime().check(spec);
      controller.tasks().start(spec, outline(controller, spec), () -> false);
    } catch (RuntimeRefused | IllegalStateException e) {
      outputs.add(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      outputs.add(e.toString());
    }
  }

  private SpecOutline outline(DriverController controller, WorkloadSpec spec) {
    return new SpecOutline(
        controller.runtime().describe(spec),
        "",
        spec.resources(),
        spec.stdio(),
        "digest",
        place("password=" + canary));
  }

  /** Nobody should write a secret into one of these, and somebody will. */
  private static Place place(String text) {
    return new Place(
        text,
        text,
        text,
        List.of(new Port(text, text, 80, 80)),
        List.of(text),
        List.of(new Mount(text, text, true, text)),
        List.of(new Device(text, text, text)));
  }

  private WorkloadSpec spec(long slot, List<String> program) {
    List<String> line = new ArrayList<>(program);
    line.add("--token=" + canary);
    return Specs.of(Owner.of(provider.driverName(), folder), Specs.slot(slot, "web"))
        .options(Specs.command(line))
        .environment(Map.of("DB_PASSWORD", canary, "PLAIN", canary))
        .build();
  }

  private void show(String name) throws IOException {
    for (String form : List.of("table", "json", "ndjson")) {
      command("dump", "-o", form, "--history", "99");
      command("explain", "web", "-o", form);
    }
    Files.writeString(Path.of(file(name)), command("dump", "-o", "json"));
  }

  private String file(String name) {
    return folder.resolve(name + ".json").toString();
  }

  private String command(String... args) {
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
    String text = bytes.toString(StandardCharsets.UTF_8);
    outputs.add(text);
    return text;
  }

  private String log() throws IOException {
    PluginLog.current().flush(Duration.ofSeconds(10));
    return Files.readString(folder.resolve("log"));
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
