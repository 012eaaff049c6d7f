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
  private volatile byte[] config = new byte[0];
  private volatile double mhzPerCore;

  public DriverLaunch(RuntimeProvider provider, Controllers controllers) {
    this.provider = provider;
    this.controllers = controllers;
  }

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
    OptionValues values = decode(msgpack);
    settings(values);
    checkRuntimes(values);
    config = msgpack.clone();
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
    OptionValues values = decode(config);
    return controllers.obtain(provider, settings(values), values);
  }

  /** Where users' events come from; opens nothing. */
  TaskEvents events() {
    return controllers.events(provider);
  }

  private OptionValues decode(byte[] msgpack) {
    return OptionDecoder.decode(msgpack, schema());
  }

  private PluginSettings settings(OptionValues values) {
    return PluginSettings.of(provider.driverName(), values);
  }
}
