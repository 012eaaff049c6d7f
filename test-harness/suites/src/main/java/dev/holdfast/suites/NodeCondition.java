package dev.holdfast.suites;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine is a node, as {@code sd_booted(3)} tells it, and has a plugin to test. */
final class NodeCondition implements ExecutionCondition {
  private static final Path BOOTED = Path.of("/run/systemd/system");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Files.isDirectory(BOOTED)) {
      return ConditionEvaluationResult.disabled(
          "systemd does not run here; run test-harness/verify, which boots a node");
    }
    if (!System.getProperty("user.name").equals("root")) {
      return ConditionEvaluationResult.disabled("it needs root");
    }
    return Files.isExecutable(PluginUnderTest.executable())
        ? ConditionEvaluationResult.enabled("on a node")
        : ConditionEvaluationResult.disabled(
            "there is no plugin at " + PluginUnderTest.executable() + "; run mvn package");
  }
}
