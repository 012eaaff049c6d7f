package dev.holdfast.runtime;

import java.util.Map;
import java.util.TreeMap;

/**
 * A task's environment. Its values hold secrets (tokens, rendered templates), so they are never
 * printed and never stored: only a launch needs them.
 */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The variables in order of name. */
  public Map<String, String> variables() {
    return new TreeMap<>(variables);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Environment that && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }

  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables]";
  }
}
