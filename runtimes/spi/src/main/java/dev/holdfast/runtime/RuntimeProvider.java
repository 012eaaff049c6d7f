package dev.holdfast.runtime;

import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a runtime is found, by {@link java.util.ServiceLoader}. Cheap: opens and asks nothing. */
public interface RuntimeProvider {

  /** What a job writes as {@code driver = "..."}. */
  String driverName();

  /** The plugin's own options in the agent's configuration, beside those that every driver has. */
  OptionSchema pluginOptions();

  /**
   * Checks values that a schema cannot, so that a wrong one is told when the agent starts and not
   * when the first task does.
   *
   * @throws RuntimeRefused naming option, value and remedy
   */
  default void checkPluginOptions(OptionValues values) {}

  /** The options of a task's {@code config} block. */
  OptionSchema taskOptions();

  DriverTraits traits();

  /**
   * What a workload is called in the runtime's own tools, for people who go on searching there: by
   * what those tools call it, in the order worth reading. Pure; nothing is looked up.
   *
   * @param runtimeId of its {@link Incarnation}; empty where none was seen
   */
  default Map<String, String> identifiers(WorkloadId id, String runtimeId) {
    return runtimeId.isEmpty()
        ? Map.of("name", id.value())
        : new TreeMap<>(Map.of("name", id.value(), "id", runtimeId));
  }

  /**
   * Opens the runtime. Returns although its backend is away: the runtime then says so and connects
   * when it can.
   */
  WorkloadRuntime open(RuntimeContext context);

  /** The names of the backend's calls that a disturbance can stand around; none by default. */
  default List<String> backendCalls() {
    return List.of();
  }

  /** The same driver, whose runtimes make those calls through a disturbance. */
  default RuntimeProvider disturbed(Disturbance disturbance) {
    return this;
  }
}
