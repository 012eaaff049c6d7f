package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.StoreOptions;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plugin is made of where failpoints are wanted.
 *
 * @param provider the driver, with points
 * @param stores opens the store in a folder, with points
 */
public record Armed(RuntimeProvider provider, Function<Path, StateStore> stores) {
  /** Names the control file; nothing here is touched where it is not set. */
  public static final String VARIABLE = "HOLDFAST_FAILPOINTS";

  private static final Logger log = LoggerFactory.getLogger(Armed.class);
  private static final int KILLED = 128 + 9;

  /**
   * The driver with points, or empty where the control file is not there or not root's; the log
   * then says why.
   *
   * @param file the value of {@link #VARIABLE}
   * @param installed every driver, because one file may hold rules for several
   */
  public static Optional<Armed> by(
      String file, RuntimeProvider provider, List<RuntimeProvider> installed) {
    try {
      ControlFile control = new ControlFile(Path.of(file), ControlFile.ROOT);
      Points points = Points.of(installed);
      Failpoints failpoints =
          new Failpoints(
              control, points, Clock.systemUTC(), () -> Runtime.getRuntime().halt(KILLED));
      log.warn("failpoints are armed: {} can make this plugin fail on purpose", file);
      return Optional.of(of(provider, failpoints));
    } catch (IOException | InvalidPathException e) {
      log.warn("failpoints stay off although {} is set: {}", VARIABLE, e.toString());
      return Optional.empty();
    }
  }

  /**
   * How many rules a control file has that a plugin would follow.
   *
   * @throws BadRule naming the line that is wrong
   * @throws IOException if it is not there, or not root's alone
   */
  public static int rules(Path file, Points points) throws IOException {
    return new RuleParser(points).parse(new ControlFile(file, ControlFile.ROOT).read()).size();
  }

  static Armed of(RuntimeProvider provider, Failpoints failpoints) {
    return new Armed(
        new FailingProvider(provider, failpoints),
        folder -> FailingStore.open(failpoints, () -> store(folder, failpoints)));
  }

  private static StateStore store(Path folder, Failpoints failpoints) {
    StoreOptions options = StoreOptions.standard();
    return MapDbStateStore.open(
        folder, options.withDisk(new FailingDisk(options.disk(), failpoints)));
  }
}
