package dev.holdfast.controller.life;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One life of the plugin.
 *
 * @param generation counts the lives in a state folder, from 1
 * @param startTicks of the process, in ticks since the boot
 * @param startedAt when it began to serve this state folder
 * @param endedAt when it let go of the folder; null while it lives, and where it was killed
 * @param previousClean whether the life before let go; null where there was none, or nobody knows
 */
public record Life(
    long generation,
    long pid,
    long startTicks,
    String bootId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Boolean previousClean) {

  /** The process that lives this life, as it is now; empty where it is dead. */
  public Optional<ProcessState> process(String currentBoot) {
    if (!bootId.equals(currentBoot)) {
      return Optional.empty();
    }
    return ProcessState.of(pid).filter(it -> it.startTicks() == startTicks && !it.isDead());
  }

  Life ended(Instant at) {
    return new Life(generation, pid, startTicks, bootId, startedAt, at, previousClean);
  }
}
