package dev.holdfast.suites.recovery;

import dev.holdfast.nomadside.task.TaskResources;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.suites.TaskShape;
import java.nio.file.Path;
import java.util.List;

/** Tasks for the driver under test, as job files would describe them. */
public final class Script {
  private static final TaskResources SMALL = TaskResources.of(20, 24);

  private Script() {}

  /** A small task that runs this shell script. */
  public static TaskSpec of(String name, String script) {
    return TaskSpec.of(name)
        .withConfig(TaskShape.ofThisRun().config())
        .with("command", "/bin/sh")
        .with("args", List.of("-c", script))
        .withResources(SMALL);
  }

  /** Runs until it is stopped, and says nothing. */
  public static TaskSpec steady(String name) {
    return of(name, "exec sleep 1000000");
  }

  /** Runs until it is stopped, and counts on its output. */
  public static TaskSpec counting(String name) {
    return of(name, "i=0; while :; do i=$((i+1)); echo $i; sleep 0.1; done");
  }

  /** Ends in the way given as soon as the file is there. */
  public static TaskSpec ending(String name, Path signal, Ending ending) {
    return of(name, "until [ -e '%s' ]; do sleep 0.1; done; %s".formatted(signal, ending.script()));
  }
}
