package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.DriverTraits;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;

/** Opens fake runtimes where code under test wants a provider; all of them on one node. */
public final class FakeRuntimeProvider implements RuntimeProvider {
  private final FakeNode node;

  public FakeRuntimeProvider(FakeNode node) {
    this.node = node;
  }

  @Override
  public String driverName() {
    return FakeRuntime.NAME;
  }

  @Override
  public OptionSchema pluginOptions() {
    return OptionSchema.none();
  }

  @Override
  public OptionSchema taskOptions() {
    return OptionSchema.of(
        Option.text("command", "Program to run").mandatory(),
        Option.textList("args", "Its arguments"));
  }

  @Override
  public DriverTraits traits() {
    return new DriverTraits(true, true, DriverTraits.Isolation.NONE, false, false);
  }

  @Override
  public WorkloadRuntime open(RuntimeContext context) {
    return node.open(context.owner());
  }
}
