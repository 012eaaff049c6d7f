package dev.holdfast.trial.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What an attempt's script will do in the end if nobody disturbs it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ending.Exits.class, name = "exits"),
  @JsonSubTypes.Type(value = Ending.Killed.class, name = "killed"),
  @JsonSubTypes.Type(value = Ending.RunsUntilStopped.class, name = "runs-until-stopped"),
  @JsonSubTypes.Type(value = Ending.NeverRuns.class, name = "never-runs")
})
public sealed interface Ending {

  /** Its program exits by itself. */
  record Exits(int exitCode) implements Ending {}

  /**
   * Somebody other than the plugin ends it, at whatever time.
   *
   * @param by who, for example {@code kernel} or {@code trial}
   * @param end what the kernel will say
   */
  record Killed(String by, End end) implements Ending {}

  /**
   * It lives until StopTask, DestroyTask or SignalTask ends it.
   *
   * @param endsWhenStopped what the kernel may say after a stop: signal 15 for a program that
   *     leaves TERM alone, code N for one that traps it, signal 9 for one that ignores it. Include
   *     signal 9 wherever the grace may run out. Empty if nobody knows
   */
  record RunsUntilStopped(List<End> endsWhenStopped) implements Ending {
    public RunsUntilStopped {
      endsWhenStopped = List.copyOf(endsWhenStopped);
    }
  }

  /** StartTask is meant to be refused, for example for a program that does not exist. */
  record NeverRuns() implements Ending {}
}
