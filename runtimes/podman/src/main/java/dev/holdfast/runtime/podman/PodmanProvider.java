package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.Undisturbed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code podman} driver: tasks are containers. */
public final class PodmanProvider implements RuntimeProvider {
  static final String NAME = "podman";

  private final Disturbance disturbance;

  /** For the service loader. */
  public PodmanProvider() {
    this(new Undisturbed());
  }

  private PodmanProvider(Disturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public String driverName() {
    return NAME;
  }

  @Override
  public OptionSchema pluginOptions() {
    return PodmanOptions.plugin();
  }

  @Override
  public void checkPluginOptions(OptionValues values) {
    PodmanSettings.of(values);
  }

  @Override
  public OptionSchema taskOptions() {
    return PodmanOptions.task();
  }

  @Override
  public DriverTraits traits() {
    return new DriverTraits(true, true, DriverTraits.Isolation.IMAGE, true, true);
  }

  @Override
  public Map<String, String> identifiers(WorkloadId id, String runtimeId) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("container", id.value());
    if (!runtimeId.isEmpty()) {
      names.put("id", runtimeId);
    }
    return names;
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    return PodmanRuntime.open(context, disturbance);
  }

  @Override
  public List<String> backendCalls() {
    return PodmanApi.CALLS;
  }

  @Override
  public RuntimeProvider disturbed(Disturbance around) {
    return new PodmanProvider(around);
  }
}
