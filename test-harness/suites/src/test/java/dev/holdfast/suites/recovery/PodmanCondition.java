package dev.holdfast.suites.recovery;

import dev.holdfast.suites.PluginUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the plugin under test is the one whose tasks are Podman's. */
final class PodmanCondition implements ExecutionCondition {
  private static final Path SOCKET = Path.of("/run/podman/podman.sock");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Path plugin = PluginUnderTest.executable();
    return plugin.endsWith("podman") && Files.isExecutable(plugin) && Files.isWritable(SOCKET)
        ? ConditionEvaluationResult.enabled("Podman listens")
        : ConditionEvaluationResult.disabled(
            "it strikes at Podman; run test-harness/podman-faults, which boots a node with it");
  }
}
