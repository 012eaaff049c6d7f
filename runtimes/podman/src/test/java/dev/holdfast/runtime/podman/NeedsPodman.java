package dev.holdfast.runtime.podman;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs only as root where Podman's service listens; run it elsewhere in the node lab. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("node")
@ExtendWith(NeedsPodman.Condition.class)
@interface NeedsPodman {

  /** The check. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Files.isWritable(PodmanUnderTest.SOCKET)
          ? ConditionEvaluationResult.enabled("Podman listens")
          : ConditionEvaluationResult.disabled("there is no Podman service that we may use");
    }
  }
}
