package dev.holdfast.controller.cli;

import dev.holdfast.controller.options.NearestName;
import dev.holdfast.controller.options.Shown;
import dev.holdfast.runtime.RuntimeProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** The drivers of this installation, ordered by name. */
record Providers(List<RuntimeProvider> all) {
  Providers {
    all = all.stream().sorted(Comparator.comparing(RuntimeProvider::driverName)).toList();
  }

  /** All that can be loaded; one that cannot does not keep the others away. */
  static Providers installed() {
    List<RuntimeProvider> found = new ArrayList<>();
    load(provider -> !found.add(provider));
    return new Providers(found);
  }

  /** The installed driver of that name; the others are not loaded. */
  static Optional<RuntimeProvider> installed(String driver) {
    return load(provider -> provider.driverName().equals(driver));
  }

  private static Optional<RuntimeProvider> load(Predicate<RuntimeProvider> last) {
    Iterator<RuntimeProvider> loader = ServiceLoader.load(RuntimeProvider.class).iterator();
    while (true) {
      try {
        if (!loader.hasNext()) {
          return Optional.empty();
        }
        RuntimeProvider provider = loader.next();
        if (last.test(provider)) {
          return Optional.of(provider);
        }
      } catch (ServiceConfigurationError e) {
        LoggerFactory.getLogger(Providers.class).error("a driver cannot be loaded", e);
      }
    }
  }

  Optional<RuntimeProvider> find(String driver) {
    return all.stream().filter(provider -> provider.driverName().equals(driver)).findFirst();
  }

  List<String> names() {
    return all.stream().map(RuntimeProvider::driverName).toList();
  }

  /**
   * The driver of that name.
   *
   * @throws UsageError naming the nearest known one
   */
  RuntimeProvider get(String driver) {
    return find(driver)
        .orElseThrow(() ->
            new UsageError(
                "there is no driver "
                    + Shown.of(driver)
                    + "; "
                    + NearestName.hint(driver, names())));
  }
}
