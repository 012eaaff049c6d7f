package dev.holdfast.controller;

import dev.holdfast.controller.driver.OpenControllers;
import dev.holdfast.controller.goplugin.PluginEnvironment;
import dev.holdfast.controller.goplugin.PluginServer;
import dev.holdfast.controller.nomad.BasePluginService;
import dev.holdfast.controller.nomad.DriverLaunch;
import dev.holdfast.controller.nomad.DriverService;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.StateStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded form: one process that Nomad launched, one launch, one driver. Prints the handshake
 * first and opens everything else when it is needed.
 */
public final class PluginProcess {
  private static final Logger log = LoggerFactory.getLogger(PluginProcess.class);

  private static final Duration LONGEST_FAREWELL = Duration.ofMillis(1500);

  private final RuntimeProvider provider;
  private final String version;
  private final Function<Path, StateStore> stores;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * A process for one driver.
   *
   * @param stores opens the store in a folder
   */
  public PluginProcess(
      RuntimeProvider provider, String version, Function<Path, StateStore> stores) {
    this.provider = provider;
    this.stores = stores;
    this.version = version;
  }

  /**
   * Serves until the host ends the launch.
   *
   * @param stdout where the handshake line goes; nothing else is ever written to it
   * @return the process's exit code
   */
  public int run(Map<String, String> env, PrintStream stdout, PrintStream stderr) {
    Optional<String> refusal = PluginEnvironment.refusal(env);
    if (refusal.isPresent()) {
      stderr.println(refusal.get());
      return 1;
    }
    try (OpenControllers controllers = new OpenControllers(version, stores);
        PluginServer server = serve(PluginEnvironment.of(env), controllers)) {
      stdout.println(server.handshake());
      stdout.flush();
      over.await();
      Thread.ofPlatform().daemon().name("last resort").start(PluginProcess::haltSoon);
      return 0;
    } catch (IOException e) {
      stderr.println("The plugin's socket cannot be opened: " + e.getMessage());
      return 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** The host waits two seconds for our end, and kills then; tasks and store do not mind either. */
  private static void haltSoon() {
    try {
      Thread.sleep(LONGEST_FAREWELL);
    } catch (InterruptedException _) {
      return;
    }
    Runtime.getRuntime().halt(0);
  }

  private PluginServer serve(PluginEnvironment environment, OpenControllers controllers)
      throws IOException {
    DriverLaunch launch = new DriverLaunch(provider, controllers);
    DriverService driver = new DriverService(launch);
    return PluginServer.start(
        environment, List.of(new BasePluginService(launch, version), driver), this::end);
  }

  private void end() {
    log.info("the host ends this launch; tasks live on");
    over.countDown();
  }
}
