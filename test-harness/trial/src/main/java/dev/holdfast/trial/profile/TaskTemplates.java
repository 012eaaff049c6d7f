package dev.holdfast.trial.profile;

import java.util.Map;

/**
 * The {@code config} block of a job for this driver, for each of the things that the trial lets
 * tasks do.
 *
 * @param script runs a shell script: <code>${script}</code> stands for its text, <code>
 *     ${script_file}</code> for a file that holds it
 * @param sleep sleeps for <code>${seconds}</code>; empty to have a script do it
 * @param exit ends at once with <code>${code}</code>; empty to have a script do it
 */
public record TaskTemplates(
    Map<String, Object> script, Map<String, Object> sleep, Map<String, Object> exit) {
  /** Name of the file with the script, in the folder that the task sees as its own. */
  public static final String SCRIPT_FILE = "trial.sh";

  public TaskTemplates {
    script = Map.copyOf(script);
    sleep = Map.copyOf(sleep);
    exit = Map.copyOf(exit);
  }

  /** Whether scripts are passed as files. */
  public boolean scriptIsFile() {
    return Placeholders.has(script, "script_file");
  }

  /** The options of a task that runs this script, which must not contain <code>${</code>. */
  public Map<String, Object> forScript(String text) {
    String file = "${NOMAD_TASK_DIR}/" + SCRIPT_FILE;
    return new Placeholders(Map.of("script", text, "script_file", file)).fill(script);
  }

  /** The options of a task that sleeps. */
  public Map<String, Object> forSleep(long seconds) {
    return sleep.isEmpty()
        ? forScript("exec sleep " + seconds)
        : Placeholders.of("seconds", String.valueOf(seconds)).fill(sleep);
  }

  /** The options of a task that ends at once. */
  public Map<String, Object> forExit(int code) {
    return exit.isEmpty()
        ? forScript("exit " + code)
        : Placeholders.of("code", String.valueOf(code)).fill(exit);
  }
}
