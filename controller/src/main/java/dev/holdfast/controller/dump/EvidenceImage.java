package dev.holdfast.controller.dump;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of a task that runs. Null for each that could not be read.
 *
 * @param at when it was read
 * @param pid of the main process
 * @param threads of the main process
 * @param networkNamespace the namespace's inode, as {@code lsns} shows it
 * @param mountNamespace likewise
 * @param counters of the control group
 * @param streams where the output goes
 */
public record EvidenceImage(
    Instant at,
    long pid,
    @Nullable Long threads,
    @Nullable Long networkNamespace,
    @Nullable Long mountNamespace,
    @Nullable CountersImage counters,
    List<StreamImage> streams) {
  public EvidenceImage {
    streams = List.copyOf(streams);
  }

  /**
   * A control group's counters, all processes of the task together.
   *
   * @param oomKills processes that the kernel killed in it for memory
   */
  public record CountersImage(
      @Nullable Long cpuMicros,
      @Nullable Long memoryBytes,
      @Nullable Long memoryPeakBytes,
      @Nullable Long processes,
      @Nullable Long oomKills) {}

  /**
   * One stream of output.
   *
   * @param name {@code stdout} or {@code stderr}
   * @param kind {@code pipe}, {@code file}, {@code device}, or {@code missing} where the path is
   *     not there
   * @param readers processes that have a pipe open for reading; a task waits where there are none
   * @param writers processes that have it open for writing
   */
  public record StreamImage(
      String name, String path, String kind, List<Long> readers, List<Long> writers) {
    public StreamImage {
      readers = List.copyOf(readers);
      writers = List.copyOf(writers);
    }
  }
}
