package dev.holdfast.controller;

import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.store.mapdb.MapDbStateStore;
import java.util.ServiceLoader;

/** Temporary entry for the thin thread. */
public final class PluginMain {
  public static void main(String[] args) {
    RuntimeProvider provider =
        ServiceLoader.load(RuntimeProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(p -> p.driverName().equals(args[0]))
            .findAny()
            .orElseThrow();
    System.exit(
        new PluginProcess(provider, "0.1.0", MapDbStateStore::open)
            .run(System.getenv(), System.out, System.err));
  }
}
