package dev.holdfast.suites.podman;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.NeedsPodman;
import java.io.IOException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.jspecify.annotations.Nullable;
import java.util.Map;

/** One plugin with default options for all tests of a class. */
@NeedsPodman
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RowsOfTheGoDriver {
  private @Nullable PodmanPlugin plugin;

  @BeforeAll
  final void launch() throws IOException {
    plugin = PodmanPlugin.with(Map.of());
  }

  @AfterAll
  final void end() throws IOException {
    plugin().close();
  }

  final PodmanPlugin plugin() {
    return requireNonNull(plugin);
  }

  final RigTask start(TaskSpec task) throws IOException {
    return plugin().start(task);
  }

  final String output(TaskSpec task) throws Exception {
    return plugin().output(task);
  }

  static TaskSpec script(String script) {
    return PodmanPlugin.script(script);
  }

  /** StartTask refuses it in one line. */
  final AbstractThrowableAssert<?, ?> assertRefused(TaskSpec task, String part) {
    return assertRefused(task, config -> {}, part);
  }

  final AbstractThrowableAssert<?, ?> assertRefused(TaskSpec task, Given given, String part) {
    return assertThatThrownBy(() -> plugin().start(task.withoutLogs(), given))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining(part);
  }
}
