package dev.holdfast.runtime.systemd;

import static dev.holdfast.runtime.systemd.bus.UnitProperty.flag;
import static dev.holdfast.runtime.systemd.bus.UnitProperty.number;
import static dev.holdfast.runtime.systemd.bus.UnitProperty.text;

import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.systemd.bus.UnitProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * A spec as the properties of a transient service unit. Pure.
 *
 * <p>The unit stays loaded after its main process ended, successful ({@code RemainAfterExit}) or
 * not ({@code CollectMode}), so PID 1 keeps the exit status for us until the unit is removed.
 */
final class TransientUnit {
  private static final long FOREVER = -1;
  private static final long STOP_LIMIT_MICROS = 30_000_000;

  private TransientUnit() {}

  static List<UnitProperty> properties(WorkloadSpec spec, UnitPlan plan) {
    List<UnitProperty> properties = new ArrayList<>();
    properties.addAll(lifeCycle(spec, plan));
    properties.addAll(process(spec, plan));
    properties.addAll(UnitOutput.properties(spec, plan.options()));
    properties.addAll(UnitResources.properties(spec.resources(), plan.cgroups()));
    properties.addAll(UnitNamespaces.properties(spec));
    return properties;
  }

  /**
   * No limit to starting: with nobody reading the output yet the start waits. The limit to stopping
   * is for the host's shutdown; else the core times it.
   */
  private static List<UnitProperty> lifeCycle(WorkloadSpec spec, UnitPlan plan) {
    return List.of(
        text("Description", "Nomad task " + UnitLabels.encode(spec.labels().slot().toString())),
        text("Slice", plan.slice()),
        text("Type", "exec"),
        flag("RemainAfterExit", true),
        text("CollectMode", "inactive"),
        text("OOMPolicy", "stop"),
        number("TimeoutStartUSec", FOREVER),
        number("TimeoutStopUSec", STOP_LIMIT_MICROS));
  }

  private static List<UnitProperty> process(WorkloadSpec spec, UnitPlan plan) {
    List<UnitProperty> properties = new ArrayList<>();
    properties.add(CommandText.property(plan));
    properties.add(text("WorkingDirectory", plan.options().workingDirectory().toString()));
    properties.add(
        new UnitProperty(
            "EnvironmentFiles",
            "a(sb)",
            List.of(List.of(plan.environmentFile().toString(), false))));
    addUnlessEmpty(properties, "User", spec.user());
    addUnlessEmpty(properties, "Group", plan.options().group());
    return properties;
  }

  private static void addUnlessEmpty(List<UnitProperty> properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.add(text(name, value));
    }
  }
}
