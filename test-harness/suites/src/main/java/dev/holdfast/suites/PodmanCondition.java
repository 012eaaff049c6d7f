package dev.holdfast.suites;

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
            "it wants the podman plugin and its service; run test-harness/podman-faults or podman-rows");
  }
}
