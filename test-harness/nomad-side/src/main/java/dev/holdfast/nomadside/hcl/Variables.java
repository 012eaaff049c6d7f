package dev.holdfast.nomadside.hcl;

import java.util.HashMap;
import java.util.Map;

/**
 * What a template may name: {@code NOMAD_TASK_DIR}, {@code attr.kernel.name}, {@code meta.x}, or a
 * variable of the task's environment as {@code env["X"]}.
 */
public record Variables(Map<String, String> values) {
  public Variables {
    values = Map.copyOf(values);
  }

  /** The agent's own stanza knows no variables at all. */
  public static Variables none() {
    return new Variables(Map.of());
  }

  /** The task's environment, each variable by its name and in the form of {@code env}. */
  public static Variables ofEnvironment(Map<String, String> environment) {
    Map<String, String> values = new HashMap<>(environment);
    environment.forEach((name, value) -> values.put("env[\"" + name + "\"]", value));
    return new Variables(values);
  }

  String get(String expression) {
    String value = values.get(expression);
    if (value == null) {
      throw new HclException(
          "Unknown variable: there is no variable named \"%s\".".formatted(expression));
    }
    return value;
  }
}
