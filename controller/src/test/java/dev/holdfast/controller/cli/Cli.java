package dev.holdfast.controller.cli;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The commands with both outputs kept. */
final class Cli {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Providers providers =
      new Providers(List.of(new PretendedProvider("systemd"), new PretendedProvider("podman")));
  private OfflineReader offline = Cli::noStore;

  Cli offline(LoadedRecords records) {
    offline = _ -> records;
    return this;
  }

  private static LoadedRecords noStore(Path folder) {
    throw new StoreUnavailable("there is no store at " + folder);
  }

  int run(String... args) {
    Console console = new Console(stream(out), stream(err));
    PluginRunner runner = (provider, _, _) -> provider.driverName().equals("podman") ? 42 : 43;
    return Commands.of(console, providers, runner, offline, List.of(args)).execute(args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
