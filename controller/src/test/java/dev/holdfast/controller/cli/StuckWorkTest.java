package dev.holdfast.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakePrograms;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.OpenControllers;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.store.SpecOutline;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the dump of a living plugin shows of its runtime, and of work that does not get on. */
@Timeout(60)
class StuckWorkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private FakePlugin plugin;

  @BeforeEach
  void install() {
    plugin = new FakePlugin(folder);
  }

  @AfterEach
  void logNowhereAgain() {
    plugin.logNowhere();
  }

  @Test
  void aLookThatIsNotAnsweredIsShownWithTheStackOfItsThread() throws IOException {
    try (OpenControllers controllers = plugin.controllers()) {
      DriverController controller = plugin.open(controllers);
      start(controller);
      plugin.node.backend().hang();
      controller.manager().lookAgainAtAll();
      await().until(() -> !header().at("/queue/work/0/stack").isEmpty());
      JsonNode work = header().at("/queue/work/0");
      plugin.node.backend().giveBack();
      assertThat(work.path("doing").asText()).isEqualTo("look");
      assertThat(work.path("stack").toString()).contains("FakeBackend", "TaskWorker.run");
    }
  }

  @Test
  void theRuntimeIsShownWithWhatItTellsOfItself() throws IOException {
    try (OpenControllers controllers = plugin.controllers()) {
      DriverController controller = plugin.open(controllers);
      start(controller);
      controller.runtime().health();
      assertThat(header().at("/runtimes/0/attributes/version").asText()).isEqualTo("1");
      assertThat(header().at("/queue/work")).isEmpty();
    }
  }

  private void start(DriverController controller) {
    WorkloadSpec spec =
        Specs.of(plugin.owner(), Specs.slot(1, "web"))
            .options(Specs.command(new FakePrograms().runsUntilKilled()))
            .build();
    SpecOutline outline =
        new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");
    controller.tasks().start(spec, outline, () -> false);
  }

  private JsonNode header() throws IOException {
    return JSON.readTree(plugin.command("dump", "-o", "json")).path("header");
  }
}
