package dev.holdfast.controller.cli;

import dev.holdfast.controller.PluginProcess;
import dev.holdfast.controller.failpoints.Armed;
import dev.holdfast.controller.telemetry.JulHandler;
import dev.holdfast.controller.telemetry.PluginLog;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.mapdb.MapDbStateStore;
import dev.holdfast.store.mapdb.OfflineStore;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program. The launcher tells the name of the file that it was started as. */
public final class Main {
  private static final String LAUNCHER = "holdfast.launcher";

  private Main() {}

  public static void main(String[] args) {
    Console console = new Console(System.out, System.err);
    String launcher = System.getProperty(LAUNCHER, "holdfast");
    System.exit(run(List.of(args), launcher, console));
  }

  private static int run(List<String> args, String launcher, Console console) {
    Optional<RuntimeProvider> driver =
        PluginStart.driver(args, launcher).flatMap(Providers::installed);
    if (driver.isPresent()) {
      return servePlugin(driver.get(), console.out(), console.err());
    }
    PluginLog.current().onlyWarnings();
    return Commands.of(console, Providers.installed(), Main::servePlugin, OfflineStore::read, args)
        .execute(args.toArray(new String[0]));
  }

  /** From here on nothing but the handshake may reach the host's end of standard output. */
  private static int servePlugin(RuntimeProvider provider, PrintStream stdout, PrintStream stderr) {
    System.setOut(stderr);
    JulHandler.install(PluginLog.current());
    Map<String, String> env = System.getenv();
    return process(provider, env.get(Armed.VARIABLE)).run(env, stdout, stderr);
  }

  /** Where no failpoints are asked for, nothing of them is loaded. */
  private static PluginProcess process(RuntimeProvider provider, @Nullable String failpoints) {
    Optional<PluginProcess> armed =
        failpoints == null ? Optional.empty() : ArmedStart.process(provider, failpoints);
    return armed.orElseGet(
        () -> new PluginProcess(provider, Version.text(), MapDbStateStore::open));
  }
}
