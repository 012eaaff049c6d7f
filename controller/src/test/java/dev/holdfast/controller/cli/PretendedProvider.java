package dev.holdfast.controller.cli;

import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;

/** A driver with a few options whose runtime cannot be opened. */
record PretendedProvider(String driverName) implements RuntimeProvider {

  @Override
  public OptionSchema pluginOptions() {
    return OptionSchema.of(Option.text("slice", "where units go").withDefault("x.slice"));
  }

  @Override
  public OptionSchema taskOptions() {
    OptionSchema nested = OptionSchema.of(Option.bool("on", "whether").withDefault(true));
    return OptionSchema.of(
        Option.text("command", "what to run | or not").mandatory(),
        Option.textList("args", "its arguments"),
        Option.block("logging", nested, "where output goes"));
  }

  @Override
  public DriverTraits traits() {
    return new DriverTraits(true, true, DriverTraits.Isolation.NONE, false, false);
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    throw new IllegalStateException("made for the test");
  }
}
