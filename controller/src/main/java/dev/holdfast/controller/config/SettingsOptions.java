package dev.holdfast.controller.config;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;

/** The table of the options that every driver has. */
public final class SettingsOptions {
  static final String STATE_DIR = "state_dir";
  static final String LOG_FILE = "log_file";
  static final String LOG_LEVEL = "log_level";
  static final String LOG_ROTATE_BYTES = "log_rotate_bytes";
  static final String LOG_ROTATE_FILES = "log_rotate_files";
  static final String MAX_PARALLEL_LAUNCHES = "max_parallel_launches";
  static final String LAUNCH_TIMEOUT = "launch_timeout";
  static final String CLAIM_WINDOW = "claim_window";
  static final String REAP_UNCLAIMED = "reap_unclaimed";
  static final String TOMBSTONE_RETENTION = "tombstone_retention";
  static final String RELIST_INTERVAL = "relist_interval";
  static final String METRICS_ADDRESS = "metrics_address";

  private SettingsOptions() {}

  /** The options with their defaults for a driver. */
  public static OptionSchema of(String driver) {
    return folders(driver).and(patience());
  }

  private static OptionSchema folders(String driver) {
    return OptionSchema.of(
        Option.text(STATE_DIR, "absolute folder of what the driver remembers of its tasks")
            .withDefault(defaultStateDir(driver)),
        Option.text(
            LOG_FILE,
            "log file; empty for none, left out for log/%s.log below state_dir".formatted(driver)),
        Option.text(LOG_LEVEL, "lowest level in the log file: trace, debug, info, warn or error")
            .withDefault("info"),
        Option.number(LOG_ROTATE_BYTES, "size at which the log file is rotated")
            .withDefault(10L << 20),
        Option.number(LOG_ROTATE_FILES, "how many rotated log files are kept").withDefault(4L));
  }

  private static OptionSchema patience() {
    return OptionSchema.of(
        Option.number(MAX_PARALLEL_LAUNCHES, "how many tasks may be starting at once")
            .withDefault(8L),
        Option.text(LAUNCH_TIMEOUT, "how long a start may take before it is given up and retried")
            .withDefault("2m"),
        Option.text(CLAIM_WINDOW, "how long after a restart Nomad may take to ask for its tasks")
            .withDefault("10m"),
        Option.bool(REAP_UNCLAIMED, "whether tasks that Nomad has not asked for by then are ended")
            .withDefault(false),
        Option.text(TOMBSTONE_RETENTION, "how long dumps show what is left of finished tasks")
            .withDefault("1h"),
        Option.text(RELIST_INTERVAL, "how often all tasks are looked at without being told to")
            .withDefault("30s"),
        Option.text(
                METRICS_ADDRESS,
                "where Prometheus scrapes: 127.0.0.1:9464 or unix:/PATH; empty for nowhere")
            .withDefault(""));
  }

  /** Where a driver keeps its state unless told otherwise. */
  public static String defaultStateDir(String driver) {
    return "/var/lib/holdfast/" + driver;
  }
}
