package dev.holdfast.nomadside.hcl;

import java.io.Serial;
import java.util.List;

/** A configuration does not fit the schema, or the schema itself is broken. */
public final class HclException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  HclException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  HclException(String problem) {
    this(List.of(problem));
  }

  /** One sentence for each problem, as the agent would list them. */
  public List<String> problems() {
    return problems;
  }
}
