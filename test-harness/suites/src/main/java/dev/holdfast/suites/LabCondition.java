package dev.holdfast.suites;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine can boot and reboot nodes. */
final class LabCondition implements ExecutionCondition {
  private static final Path BOOTED = Path.of("/run/systemd/system");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Files.isDirectory(BOOTED)) {
      return ConditionEvaluationResult.disabled(
          "this machine runs systemd itself, and rebooting it would end the tests");
    }
    if (!System.getProperty("user.name").equals("root")) {
      return ConditionEvaluationResult.disabled("it needs root");
    }
    return Files.isExecutable(PluginUnderTest.executable())
        ? ConditionEvaluationResult.enabled("nodes can be booted here")
        : ConditionEvaluationResult.disabled(
            "there is no plugin at " + PluginUnderTest.executable() + "; run mvn package");
  }
}
