package dev.holdfast.runtime.systemd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs only as root where systemd is the init system; run it elsewhere in the node lab. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("node")
@ExtendWith(NeedsSystemd.Condition.class)
@interface NeedsSystemd {

  /** The check. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (!Files.isDirectory(Path.of("/run/systemd/system"))) {
        return ConditionEvaluationResult.disabled("systemd is not the init system here");
      }
      return Files.isWritable(Path.of("/run/systemd/private"))
          ? ConditionEvaluationResult.enabled("systemd answers to us")
          : ConditionEvaluationResult.disabled("this needs root");
    }
  }
}
