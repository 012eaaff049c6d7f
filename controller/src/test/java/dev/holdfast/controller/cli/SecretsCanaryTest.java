package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.OpenControllers;
import dev.holdfast.controller.telemetry.PluginLog;
import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.store.Place;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.SpecOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  @TempDir Path folder;
  private FakePlugin plugin;

  private final String canary = canary();
  private final List<String> outputs = new ArrayList<>();

  private static String canary() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("SecretsCanaryTest: -Dholdfast.seed=" + seed);
    byte[] bytes = new byte[12];
    new Random(seed).nextBytes(bytes);
    return "canary" + HexFormat.of().formatHex(bytes);
  }

  @BeforeEach
  void install() {
    plugin = new FakePlugin(folder);
  }

  @AfterEach
  void logNowhereAgain() {
    plugin.logNowhere();
  }

  @Test
  void aSecretInEnvironmentOrConfigurationIsInNoOutput() throws IOException {
    try (OpenControllers controllers = plugin.controllers()) {
      live(plugin.open(controllers));
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
    try (OpenControllers controllers = plugin.controllers()) {
      live(plugin.open(controllers));
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
    Awaitility.await().until(() -> plugin.node.truth().isEmpty());
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
    return Specs.of(plugin.owner(), Specs.slot(slot, "web"))
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
    String text = plugin.command(args);
    outputs.add(text);
    return text;
  }

  private String log() throws IOException {
    PluginLog.current().flush(Duration.ofSeconds(10));
    return Files.readString(folder.resolve("log"));
  }
}
