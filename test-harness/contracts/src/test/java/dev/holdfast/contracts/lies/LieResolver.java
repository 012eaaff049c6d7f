package dev.holdfast.contracts.lies;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test class the lie that its run was configured with. */
final class LieResolver implements ParameterResolver {
  static final String KEY = "dev.holdfast.contracts.lie";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lie.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Lie.valueOf(context.getConfigurationParameter(KEY).orElseThrow());
  }
}
