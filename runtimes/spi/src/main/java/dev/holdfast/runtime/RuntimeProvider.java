package dev.holdfast.runtime;

import dev.holdfast.runtime.options.OptionSchema;

/** How a runtime is found, by {@link java.util.ServiceLoader}. Cheap: opens and asks nothing. */
public interface RuntimeProvider {

  /** What a job writes as {@code driver = "..."}. */
  String driverName();

  /** The plugin's own options in the agent's configuration, beside those that every driver has. */
  OptionSchema pluginOptions();

  /** The options of a task's {@code config} block. */
  OptionSchema taskOptions();

  DriverTraits traits();

  /**
   * Opens the runtime. Returns although its backend is away: the runtime then says so and connects
   * when it can.
   */
  WorkloadRuntime open(RuntimeContext context);
}
