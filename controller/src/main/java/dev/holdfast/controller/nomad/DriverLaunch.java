package dev.holdfast.controller.nomad;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.config.SettingsOptions;
import dev.holdfast.controller.driver.Controllers;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.TaskEvents;
import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.controller.options.OptionDecoder;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;

/**
 * One launch of a driver by Nomad: one socket, one configuration, one end. Opens its controller
 * when it is first needed and never for a launch that only validates.
 */
public final class DriverLaunch {
  private final RuntimeProvider provider;
  private final Controllers controllers;
  private volatile Configuration configuration;
  private volatile double mhzPerCore;

  public DriverLaunch(RuntimeProvider provider, Controllers controllers) {
    this.provider = provider;
    this.controllers = controllers;
    this.configuration = configuration(new byte[0]);
  }

  private record Configuration(OptionValues values, PluginSettings settings) {}

  RuntimeProvider provider() {
    return provider;
  }

  OptionSchema schema() {
    return SettingsOptions.of(provider.driverName()).and(provider.pluginOptions());
  }

  /**
   * Takes a configuration; the last one holds for a controller that is not open yet.
   *
   * @throws InvalidOptions naming option, value and remedy
   */
  void configure(byte[] msgpack) {
    Configuration decoded = configuration(msgpack);
    checkRuntimes(decoded.values());
    configuration = decoded;
  }

  private void checkRuntimes(OptionValues values) {
    try {
      provider.checkPluginOptions(values);
    } catch (RuntimeRefused e) {
      throw new InvalidOptions(String.valueOf(e.getMessage()), e);
    }
  }

  /** How fast one core is, as Nomad counts it; 0 for not known. */
  void mhzPerCore(double mhz) {
    mhzPerCore = mhz;
  }

  double mhzPerCore() {
    return mhzPerCore;
  }

  /** The controller, opened if need be; throws what the opening throws, every time it is tried. */
  DriverController controller() {
    Configuration current = configuration;
    return controllers.obtain(provider, current.settings(), current.values());
  }

  /** Where users' events come from; opens nothing. */
  TaskEvents events() {
    return controllers.events(provider);
  }

  private Configuration configuration(byte[] msgpack) {
    OptionValues values = OptionDecoder.decode(msgpack, schema());
    return new Configuration(values, PluginSettings.of(provider.driverName(), values));
  }
}
