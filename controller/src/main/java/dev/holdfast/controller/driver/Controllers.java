package dev.holdfast.controller.driver;

import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.options.OptionValues;

/** Where controllers come from; the same one again for the same driver. */
public interface Controllers {

  /** Opens, or answers what is open already; throws what the opening throws. */
  DriverController obtain(RuntimeProvider provider, PluginSettings settings, OptionValues options);

  /** Where a driver's events come from, whether its controller is open yet or not. */
  TaskEvents events(RuntimeProvider provider);
}
