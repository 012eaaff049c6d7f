package dev.holdfast.controller.dump;

import static java.util.Objects.requireNonNull;

import dev.holdfast.store.StoreInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one driver on this node believes at one moment. Holds no secret. */
public record NodeImage(Header header, List<TaskImage> tasks) {
  /** Grows with every change that a reader of the JSON form could stumble over. */
  public static final int SCHEMA_VERSION = 1;

  public NodeImage {
    requireNonNull(header, "header is null");
    tasks = List.copyOf(tasks);
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
   * @param version the program's
   * @param pid of the plugin; 0 where it does not run
   * @param startedAt when the plugin started; null where it does not run
   * @param runtime health of the runtime in words; empty where it was not asked
   * @param at when the image was made
   * @param notes sentences such as damage of the store
   */
  public record Header(
      int schemaVersion,
      String version,
      String driver,
      String bootId,
      long pid,
      @Nullable Instant startedAt,
      String runtime,
      StoreInfo store,
      Source source,
      Instant at,
      List<String> notes) {
    public Header {
      notes = List.copyOf(notes);
    }
  }
}
