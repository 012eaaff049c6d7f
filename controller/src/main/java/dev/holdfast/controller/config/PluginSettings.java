package dev.holdfast.controller.config;

import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.controller.options.OptionDecoder;
import dev.holdfast.runtime.options.OptionValues;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * The settings that every driver has, checked.
 *
 * @param stateDir absolute; holds the store, the admin socket and by default the log
 * @param logFile absolute; empty for none
 * @param logLevel lowest level in the log file; Nomad filters what it gets by a level of its own
 * @param logRotateBytes a log file that has reached this size is put aside
 * @param logRotateFiles how many of those are kept
 * @param maxParallelLaunches how many launches may run at once
 * @param launchTimeout how long StartTask waits before it gives the launch up as recoverable
 * @param claimWindow how long after a start a recovered record waits for Nomad to ask for it
 * @param reapUnclaimed whether workloads that nobody asked for in that time are ended
 * @param tombstoneRetention how long the record of an ended task is kept after Nomad destroyed it
 * @param relistInterval how often everything is looked at without a hint
 * @param metricsAddress where metrics are served, a Unix socket or a loopback port; empty for
 *     nowhere
 */
public record PluginSettings(
    Path stateDir,
    Optional<Path> logFile,
    Level logLevel,
    long logRotateBytes,
    int logRotateFiles,
    int maxParallelLaunches,
    Duration launchTimeout,
    Duration claimWindow,
    boolean reapUnclaimed,
    Duration tombstoneRetention,
    Duration relistInterval,
    Optional<SocketAddress> metricsAddress) {

  /**
   * Reads the settings out of values decoded against {@link SettingsOptions} and more.
   *
   * @throws InvalidOptions naming option, value and what is allowed
   */
  public static PluginSettings of(String driver, OptionValues values) {
    SettingsReader reader = new SettingsReader(values);
    Path stateDir = reader.folder(SettingsOptions.STATE_DIR);
    return new PluginSettings(
        stateDir,
        reader.file(SettingsOptions.LOG_FILE, defaultLogFile(driver, stateDir)),
        reader.level(SettingsOptions.LOG_LEVEL),
        reader.whole(SettingsOptions.LOG_ROTATE_BYTES, 64L << 10, 1L << 30),
        (int) reader.whole(SettingsOptions.LOG_ROTATE_FILES, 0, 100),
        (int) reader.whole(SettingsOptions.MAX_PARALLEL_LAUNCHES, 1, 256),
        reader.duration(SettingsOptions.LAUNCH_TIMEOUT, "1s", "1h"),
        reader.duration(SettingsOptions.CLAIM_WINDOW, "1s", "24h"),
        values.flag(SettingsOptions.REAP_UNCLAIMED),
        reader.duration(SettingsOptions.TOMBSTONE_RETENTION, "0s", "168h"),
        reader.duration(SettingsOptions.RELIST_INTERVAL, "1s", "10m"),
        reader.address(SettingsOptions.METRICS_ADDRESS));
  }

  /** What holds where the agent configures nothing. */
  public static PluginSettings defaults(String driver) {
    return of(driver, OptionDecoder.decode(new byte[0], SettingsOptions.of(driver)));
  }

  /** Where the store's files are. */
  public Path storeDir() {
    return storeDir(stateDir);
  }

  /** Where the store's files of a state folder are. */
  public static Path storeDir(Path stateDir) {
    return stateDir.resolve("store");
  }

  private static Path defaultLogFile(String driver, Path stateDir) {
    return stateDir.resolve("log").resolve(driver + ".log");
  }
}
