package dev.holdfast.runtime.podman.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What is seen of one pull among others. Which folder is whose nobody tells; one that was there
 * before the pull began is another's, and so is one that comes when it has its own already.
 */
final class PullSight {
  private final PullTraces traces;
  private final Set<Path> others;
  private Set<Path> own = Set.of();

  private PullSight(PullTraces traces, Set<Path> others) {
    this.traces = traces;
    this.others = others;
  }

  /** For a pull that begins after this. */
  static PullSight before(PullTraces traces) throws IOException {
    return new PullSight(traces, Set.copyOf(traces.folders().keySet()));
  }

  /**
   * One look.
   *
   * @param own bytes of its layers as far as they have come
   * @param all bytes of the layers of all pulls
   * @param free bytes of the disk that images are on
   */
  record Look(long own, long all, long free) {
    private static final long UNPACKED = 1 << 20;

    /**
     * Whether something came since, or was unpacked: then there is less room than what others
     * received explains. Small writes of others do not count.
     */
    boolean isBeyond(Look before) {
      long explained = Math.max(0, all - before.all);
      return own != before.own || before.free - free - explained >= UNPACKED;
    }
  }

  /**
   * Looks.
   *
   * @param begun whether it has begun with a layer, and so has its folder
   */
  Look look(boolean begun) throws IOException {
    Map<Path, Long> folders = traces.folders();
    if (begun && own.stream().noneMatch(folders::containsKey)) {
      own = Set.copyOf(folders.keySet().stream().filter(it -> !others.contains(it)).toList());
    }
    long mine = sum(own.stream().map(it -> folders.getOrDefault(it, 0L)).toList());
    return new Look(mine, sum(folders.values()), traces.freeBytes());
  }

  private static long sum(Collection<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }
}
