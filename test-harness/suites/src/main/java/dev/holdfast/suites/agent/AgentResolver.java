package dev.holdfast.suites.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the shared agent to tests, running, and clears its jobs away after each. */
public final class AgentResolver
    implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == AgentRig.class;
  }

  @Override
  public AgentRig resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return rig(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    rig(context).start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    rig(context).purge();
  }

  private static AgentRig rig(ExtensionContext context) {
    String name = context.getRequiredTestClass().getAnnotation(NeedsAgent.class).pluginFile();
    return store(context).computeIfAbsent(name, AgentResolver::open, AgentRig.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(AgentResolver.class));
  }

  private static AgentRig open(String pluginFile) {
    try {
      return AgentRig.open(AgentSetup.fresh(pluginFile, pluginFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
