package dev.holdfast.controller.failpoints;

import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A driver whose runtimes, and their calls to their backend, have points. */
record FailingProvider(RuntimeProvider provider, Failpoints failpoints) implements RuntimeProvider {

  @Override
  public String driverName() {
    return provider.driverName();
  }

  @Override
  public OptionSchema pluginOptions() {
    return provider.pluginOptions();
  }

  @Override
  public OptionSchema taskOptions() {
    return provider.taskOptions();
  }

  @Override
  public void checkPluginOptions(OptionValues values) {
    provider.checkPluginOptions(values);
  }

  @Override
  public DriverTraits traits() {
    return provider.traits();
  }

  @Override
  public Map<String, String> identifiers(WorkloadId id, String runtimeId) {
    return provider.identifiers(id, runtimeId);
  }

  @Override
  public List<String> backendCalls() {
    return provider.backendCalls();
  }

  @Override
  public RuntimeProvider disturbed(Disturbance disturbance) {
    return new FailingProvider(provider.disturbed(disturbance), failpoints);
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    Owner owner = context.owner();
    WorkloadRuntime runtime = provider.disturbed(new Backend(owner, failpoints)).open(context);
    return new FailingRuntime(runtime, owner, failpoints);
  }

  private record Backend(Owner owner, Failpoints failpoints) implements Disturbance {
    @Override
    public <T> T around(String call, Optional<WorkloadId> workload, Supplier<T> work) {
      try {
        return failpoints.around(Points.BUS + call, whom(workload), work);
      } catch (Injected e) {
        throw FailingRuntime.said(e);
      }
    }

    private Whom whom(Optional<WorkloadId> workload) {
      return workload.<Whom>map(id -> new Whom.Workload(owner, id)).orElse(Whom.ALL);
    }
  }
}
