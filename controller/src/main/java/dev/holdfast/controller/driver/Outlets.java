package dev.holdfast.controller.driver;

import dev.holdfast.controller.admin.AdminSocket;
import dev.holdfast.controller.admin.MetricsServer;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.engine.LaunchLimiter;
import dev.holdfast.controller.dump.NodeKey;
import dev.holdfast.controller.telemetry.Metrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways to look into a controller from outside: the admin socket, and a metrics page where one
 * is configured. One that cannot be opened is reported; tasks do not depend on it.
 */
final class Outlets implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Outlets.class);

  private final List<AutoCloseable> open = new ArrayList<>();

  /** Opens what can be opened. */
  static Outlets open(DriverController controller, PluginSettings settings, String version) {
    Outlets outlets = new Outlets();
    count(controller, version);
    outlets.admin(controller, settings, version);
    outlets.metrics(controller.metrics(), settings);
    return outlets;
  }

  private static void count(DriverController controller, String version) {
    Metrics metrics = controller.metrics();
    metrics.store(controller.store()::info);
    metrics.tasks(
        controller.runtime().info().name(), () -> Phases.count(controller.manager().views()));
    LaunchLimiter launches = controller.launches();
    metrics.launches(launches::running, launches::waiting, launches.limit());
    metrics.build(version);
  }

  private void admin(DriverController controller, PluginSettings settings, String version) {
    try {
      LiveImages images =
          new LiveImages(
              controller,
              version,
              NodeKey.kept(settings.stateDir()),
              controller.runtime()::lastHealth);
      open.add(AdminSocket.open(settings.stateDir(), images));
    } catch (IOException e) {
      log.warn("holdfast dump will read the store only: {}", e.getMessage());
    }
  }

  private void metrics(Metrics metrics, PluginSettings settings) {
    settings
        .metricsAddress()
        .ifPresent(address -> {
          try {
            open.add(MetricsServer.open(address, metrics::scrape));
          } catch (IOException e) {
            log.warn("{}", e.getMessage());
          }
        });
  }

  @Override
  public void close() {
    for (AutoCloseable outlet : open) {
      try {
        outlet.close();
      } catch (Exception e) {
        log.debug("an outlet did not close", e);
      }
    }
  }
}
