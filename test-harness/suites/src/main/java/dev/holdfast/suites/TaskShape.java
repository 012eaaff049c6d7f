package dev.holdfast.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What the driver under test wants of a task that runs a shell script, beside command and
 * arguments: an image, for instance.
 *
 * @param config options of every task; {@code HOLDFAST_TASK_CONFIG} as a JSON object
 * @param tellsSignals whether a death by signal is told as one, and not as code 128 and more;
 *     {@code HOLDFAST_TASK_SIGNALS=codes} says no
 */
public record TaskShape(Map<String, Object> config, boolean tellsSignals) {
  private static final String CONFIG = "HOLDFAST_TASK_CONFIG";
  private static final String SIGNALS = "HOLDFAST_TASK_SIGNALS";

  /** What the environment says; nothing more than a command where it is silent. */
  public static TaskShape ofThisRun() {
    String text = System.getenv().getOrDefault(CONFIG, "{}");
    try {
      Map<String, Object> config = new ObjectMapper().readValue(text, new TypeReference<>() {});
      return new TaskShape(config, !"codes".equals(System.getenv(SIGNALS)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(CONFIG + " is not a JSON object: " + text, e);
    }
  }
}
