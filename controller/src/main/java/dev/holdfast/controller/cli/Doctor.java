package dev.holdfast.controller.cli;

import dev.holdfast.controller.options.OptionDecoder;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds out what works on this machine. Starts nothing and leaves nothing behind. */
record Doctor(Providers providers) {

  /** What was found. */
  record Report(List<Finding> drivers, NodeFacts node) {
    boolean anyUsable() {
      return drivers.stream().anyMatch(Finding::usable);
    }
  }

  /**
   * One driver.
   *
   * @param reason why it is not usable; empty where it is
   * @param attributes what its runtime tells of itself
   * @param stateDir where it would keep its state
   */
  record Finding(
      String driver,
      boolean usable,
      String reason,
      Map<String, String> attributes,
      String stateDir) {}

  /**
   * Looks at every driver.
   *
   * @param stateDirs the state folder of a driver
   */
  Report examine(Function<String, Path> stateDirs) {
    return new Report(
        providers.all().stream()
            .map(provider -> finding(provider, stateDirs.apply(provider.driverName())))
            .toList(),
        NodeFacts.read());
  }

  private static Finding finding(RuntimeProvider provider, Path stateDir) {
    String driver = provider.driverName();
    String folder = NodeFacts.whyNotWritable(stateDir);
    return switch (health(provider, stateDir)) {
      case Health.Healthy(Map<String, String> attributes) ->
          new Finding(driver, folder.isEmpty(), folder, attributes, stateDir.toString());
      case Health.Unhealthy(String reason) -> unusable(driver, reason, folder, stateDir);
      case Health.Undetected(String reason) -> unusable(driver, reason, folder, stateDir);
    };
  }

  private static Finding unusable(String driver, String reason, String folder, Path stateDir) {
    String both = folder.isEmpty() ? reason : reason + "; " + folder;
    return new Finding(driver, false, both, Map.of(), stateDir.toString());
  }

  private static Health health(RuntimeProvider provider, Path stateDir) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return health(provider, Owner.of(provider.driverName(), stateDir), folder.path());
    } catch (IOException e) {
      return new Health.Unhealthy("there is no room for temporary files: " + e.getMessage());
    }
  }

  private static Health health(RuntimeProvider provider, Owner owner, Path folder) {
    try (WorkloadRuntime runtime =
        provider.open(
            new RuntimeContext(
                owner, OptionDecoder.decode(new byte[0], provider.pluginOptions()), folder))) {
      return runtime.health();
    } catch (RuntimeException e) {
      return new Health.Unhealthy("it cannot be opened: " + e.getMessage());
    }
  }
}
