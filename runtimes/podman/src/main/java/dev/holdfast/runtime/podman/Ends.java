package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.linux.cgroup.KernelLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How containers ended, as far as Podman does not tell. It reports a death by signal as code 128
 * and the signal's number, like a shell, and on control groups v1 no memory kill. Of the first, a
 * signal that we sent ourselves is known; of the second, the kernel's log.
 */
final class Ends {
  private static final int SIGNAL_BASE = 128;
  private static final int KILL = 9;

  private final SentSignals sent;
  private final Map<WorkloadId, Known> known = new ConcurrentHashMap<>();

  Ends(SentSignals sent) {
    this.sent = sent;
  }

  private record Known(String container, ExitStatus status) {}

  /** A signal is about to go to this container's processes. */
  void sent(WorkloadId id, String container, int signal) {
    sent.note(id, container, signal);
  }

  ExitStatus of(WorkloadId id, ContainerFacts facts, ExitStatus told) {
    return known
        .compute(
            id,
            (_, before) ->
                before != null && before.container().equals(facts.id())
                    ? before
                    : new Known(facts.id(), judge(id, facts, told)))
        .status();
  }

  private ExitStatus judge(WorkloadId id, ContainerFacts facts, ExitStatus told) {
    return switch (told) {
      case ExitStatus.Code(int code, boolean oom) -> judge(id, facts.id(), code, oom);
      case ExitStatus.Killed killed -> killed;
      case ExitStatus.Lost lost -> lost;
    };
  }

  private ExitStatus judge(WorkloadId id, String container, int code, boolean toldOom) {
    boolean oom = toldOom || (code != 0 && killedForMemory(container));
    int signal = code - SIGNAL_BASE;
    boolean ours = signal > 0 && sent.was(id, container, signal);
    boolean killed = ours || (signal == KILL && oom);
    return killed ? new ExitStatus.Killed(signal, oom) : new ExitStatus.Code(code, oom);
  }

  /**
   * The group and its counters are gone with its last process, so the kernel's log is asked: it
   * names the group, and so the container's id, also when nobody was connected. A kill that the
   * ring has overwritten is not known.
   */
  private static boolean killedForMemory(String container) {
    return KernelLog.memoryKills().stream().anyMatch(kill -> kill.group().contains(container));
  }

  void forget(WorkloadId id) {
    sent.forget(id);
    known.remove(id);
  }
}
