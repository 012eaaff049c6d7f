package dev.holdfast.suites.agent;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Whether there is a Nomad agent; says so in the last lines of the run where there is none. */
public final class AgentCondition implements ExecutionCondition {
  private static final String MISSING =
      "there is no Nomad agent: put nomad on the PATH or name one with HOLDFAST_NOMAD=/path/to/nomad";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (NomadBinary.find().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a Nomad agent");
    }
    context
        .getRoot()
        .getStore(Namespace.create(AgentCondition.class))
        .computeIfAbsent(LastWord.class, _ -> new LastWord(), LastWord.class);
    return ConditionEvaluationResult.disabled(MISSING);
  }

  /** The engine closes what its root store holds when all tests are over. */
  private static final class LastWord implements AutoCloseable {
    @Override
    public void close() {
      System.err.println("SKIPPED: the whole suite against a real Nomad agent; " + MISSING + ".");
    }
  }
}
