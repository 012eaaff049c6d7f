package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.holdfast.store.StoreInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one driver on this node believes at one moment. Holds no secret.
 *
 * @param audit what the runtime has without a record and the other way round; null where nobody
 *     compared
 */
public record NodeImage(Header header, List<TaskImage> tasks, @Nullable AuditImage audit) {
  /** Grows with every change that a reader of the JSON form could stumble over. */
  public static final int SCHEMA_VERSION = 2;

  public NodeImage {
    requireNonNull(header, "header is null");
    tasks = List.copyOf(tasks);
  }

  /** An image of which nobody compared anything with the runtime. */
  public NodeImage(Header header, List<TaskImage> tasks) {
    this(header, tasks, null);
  }

  /** The same with other tasks. */
  public NodeImage withTasks(List<TaskImage> chosen) {
    return new NodeImage(header, chosen, audit);
  }

  /** The same with what lies in the store's folder. */
  public NodeImage withStoreFiles(List<FileImage> files) {
    return new NodeImage(header.with(header.node(), List.copyOf(files)), tasks, audit);
  }

  /** Where an image comes from. */
  public enum Source {
    /** From the running plugin. */
    LIVE,
    /** From the store's files; what the runtime would say is unknown. */
    OFFLINE,
    /** As offline, and some of the files could not be read. */
    OFFLINE_DAMAGED
  }

  /**
   * Whose image this is.
   *
   * @param version of the program that made the image
   * @param plugin who takes care of the tasks, or did last; null where nobody wrote it down
   * @param runtimes those that were asked by the plugin; empty offline
   * @param queue what is under way; null offline
   * @param at when the image was made
   * @param notes sentences such as damage of the store
   * @param node what Nomad calls this node; null where no record tells
   * @param storeFiles what lies in the store's folder, files that were set aside included
   */
  public record Header(
      int schemaVersion,
      String version,
      String driver,
      String hostname,
      String bootId,
      @Nullable PluginImage plugin,
      List<RuntimeImage> runtimes,
      @Nullable QueueImage queue,
      StoreInfo store,
      Source source,
      Instant at,
      List<String> notes,
      @Nullable NodeName node,
      @Nullable List<FileImage> storeFiles) {
    public Header {
      runtimes = List.copyOf(runtimes);
      notes = List.copyOf(notes);
    }

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public List<FileImage> storeFiles() {
      return requireNonNullElse(storeFiles, List.of());
    }

    /** The same on this node. */
    Header on(@Nullable NodeName name) {
      return with(name, storeFiles());
    }

    private Header with(@Nullable NodeName name, List<FileImage> files) {
      return new Header(
          schemaVersion,
          version,
          driver,
          hostname,
          bootId,
          plugin,
          runtimes,
          queue,
          store,
          source,
          at,
          notes,
          name,
          files);
    }
  }

  /** What Nomad calls a node. */
  public record NodeName(String id, String name) {}

  /**
   * A file.
   *
   * @param modifiedAt when it was written last; of a snapshot, when it was made
   */
  public record FileImage(String name, long bytes, Instant modifiedAt) {}

  /**
   * One life of the plugin.
   *
   * @param generation counts the lives in its state folder, from 1
   * @param endedAt when it let go of its folder; null while it lives, and where it was killed
   * @param process {@code running}, {@code stopped} (by SIGSTOP) or {@code dead}
   * @param previousClean whether the life before let go; null where nobody knows
   */
  public record PluginImage(
      long pid,
      long generation,
      String bootId,
      Instant startedAt,
      @Nullable Instant endedAt,
      String process,
      @Nullable Boolean previousClean) {}

  /**
   * A runtime as the plugin sees it.
   *
   * @param health in words
   * @param breaker {@code closed}, {@code open} or {@code half_open}
   * @param listedAt when all workloads were listed last; null if never
   * @param listMillis how long that took
   * @param listed how many there were
   * @param attributes what it told of itself when it was asked last, its version for instance;
   *     empty while it is not healthy
   * @param failedPercent how many of the last calls went unanswered; null before there were enough
   */
  public record RuntimeImage(
      String name,
      String health,
      String breaker,
      @Nullable Instant listedAt,
      double listMillis,
      int listed,
      @Nullable Map<String, String> attributes,
      @Nullable Float failedPercent) {

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public Map<String, String> attributes() {
      return requireNonNullElse(attributes, Map.of());
    }
  }

  /**
   * What is under way.
   *
   * @param busy workers that do something at this moment
   * @param waitingLaunches launches that wait for others
   * @param longest what the one does that has been at it for longest; empty where none is busy
   * @param longestSince since when; null where none is busy
   * @param work what each of them does, the one first that has been at it for longest
   */
  public record QueueImage(
      int busy,
      int waitingLaunches,
      String longest,
      @Nullable Instant longestSince,
      @Nullable List<WorkImage> work) {

    /** Of these workers, who are at something since a time each, the longest first. */
    public static QueueImage of(int waitingLaunches, List<WorkImage> work) {
      List<WorkImage> workers = work.stream().filter(it -> !it.task().isEmpty()).toList();
      return workers.isEmpty()
          ? new QueueImage(0, waitingLaunches, "", null, List.copyOf(work))
          : new QueueImage(
              workers.size(),
              waitingLaunches,
              workers.getFirst().doing(),
              workers.getFirst().since(),
              List.copyOf(work));
    }

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public List<WorkImage> work() {
      return requireNonNullElse(work, List.of());
    }
  }

  /**
   * One thing that is under way.
   *
   * @param task allocation and task; empty where it is the runtime's own, such as a pull that
   *     several tasks wait for
   * @param doing in a word or two
   * @param bytes how far it has come; null where nobody counts
   * @param totalBytes how far it has to come; null where nobody knows
   * @param stack where its thread is, innermost call first, of what takes unusually long
   */
  public record WorkImage(
      String task,
      String doing,
      Instant since,
      @Nullable Long bytes,
      @Nullable Long totalBytes,
      @Nullable List<String> stack) {

    /** Never null; a plugin of an earlier version does not send it. */
    @Override
    public List<String> stack() {
      return requireNonNullElse(stack, List.of());
    }
  }
}
