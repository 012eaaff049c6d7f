package dev.holdfast.trial.fault;

import dev.holdfast.trial.fault.PlannedTask.Role;
import dev.holdfast.trial.history.End;
import dev.holdfast.trial.history.Ending;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Scripts and what they come to. None of them forks a process that lives for long, and none has
 * <code>${</code> in it, which Nomad would take for a placeholder.
 */
public final class Endings {
  private static final int CODES = 256;
  private static final List<Integer> SIGNALS = List.of(1, 9, 10, 15);

  /** Each line has the number of its copy and its own; what was written is noted beside. */
  private static final String LINES =
      "w=1; while [ -e \"$NOMAD_ALLOC_DIR/lines-$w\" ]; do w=$((w+1)); done; i=0;"
          + " while :; do i=$((i+1)); echo $w $i; echo $i >>\"$NOMAD_ALLOC_DIR/lines-$w\";"
          + " [ $((i%20)) -ne 0 ] || sleep 0.1; done";

  private static final String WAIT = "until [ -e \"$NOMAD_ALLOC_DIR/go\" ]; do sleep 0.1; done; ";

  private Endings() {}

  /** Runs until it is stopped and says nothing. */
  static PlannedTask steady(String name) {
    return new PlannedTask(name, "exec sleep 1000000", stoppedBy(End.signal(15)), Role.STEADY);
  }

  /** Runs until it is stopped and counts on its output. */
  static PlannedTask counting(String name) {
    return new PlannedTask(name, LINES, stoppedBy(End.signal(15)), Role.STEADY);
  }

  static PlannedTask exits(String name, int code) {
    return new PlannedTask(name, WAIT + "exit " + code, new Ending.Exits(code), Role.ENDS);
  }

  static PlannedTask anyCode(String name, RandomGenerator random) {
    return exits(name, random.nextInt(CODES));
  }

  /** A signal that the task sends to itself. */
  static PlannedTask signalled(String name, RandomGenerator random) {
    int signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
    return new PlannedTask(
        name,
        WAIT + killsItself(signal),
        new Ending.Killed("itself", End.signal(signal)),
        Role.ENDS);
  }

  /**
   * A script that ends by a signal. The kernel keeps the first process of a container from that, so
   * there it exits with the code by which runtimes of containers tell a signal.
   */
  public static String killsItself(int signal) {
    return "kill -%d $$; exit %d".formatted(signal, 128 + signal);
  }

  static PlannedTask outOfMemory(String name) {
    return new PlannedTask(
        name,
        WAIT + "exec tail /dev/zero",
        new Ending.Killed("kernel", End.outOfMemory()),
        Role.ENDS);
  }

  static PlannedTask killed(String name) {
    return new PlannedTask(
        name, "exec sleep 1000000", new Ending.Killed("trial", End.signal(9)), Role.KILLED);
  }

  /** One that leaves the stop signal alone, one that obeys it slowly, or one that ignores it. */
  static PlannedTask stopped(String name, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new PlannedTask(name, "exec sleep 1000000", stoppedBy(End.signal(15)), Role.STOPPED);
      case 1 ->
          new PlannedTask(
              name,
              "trap 'sleep 0.3; exit 3' TERM; while :; do sleep 0.1; done",
              stoppedBy(End.code(3)),
              Role.STOPPED);
      default -> ignoresStop(name);
    };
  }

  static PlannedTask ignoresStop(String name) {
    return new PlannedTask(
        name, "trap '' TERM; while :; do sleep 0.1; done", stoppedBy(), Role.STOPPED);
  }

  // Wherever the grace runs out it is SIGKILL; a stop before the trap is set is signal 15.
  private static Ending stoppedBy(End... ends) {
    List<End> all = new java.util.ArrayList<>(List.of(ends));
    all.add(End.signal(9));
    if (!all.contains(End.signal(15))) {
      all.add(End.signal(15));
    }
    return new Ending.RunsUntilStopped(all);
  }
}
