package dev.holdfast.nomadside.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until a task is in a state. */
@Command(
    name = "wait",
    mixinStandardHelpOptions = true,
    description = "Waits until a task is running or dead; exit code 1 if it is not in time.")
final class WaitCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(100);

  @Mixin private AgentDir dir = new AgentDir();

  @Parameters(index = "0", paramLabel = "NAME", description = "The task's name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "STATE", description = "pending, running or dead.")
  private Phase phase = Phase.DEAD;

  @Option(names = "--seconds", description = "At most (${DEFAULT-VALUE}).", defaultValue = "60")
  private long seconds;

  @Override
  public Integer call() throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (dir.client().task(name).phase() != phase) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s is not %s after %d seconds.".formatted(name, phase, seconds));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return 0;
  }
}
