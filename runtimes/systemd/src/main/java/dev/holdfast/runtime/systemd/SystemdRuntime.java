package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.RuntimeInfo;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Usage;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import dev.holdfast.runtime.linux.cgroup.WorkloadUsage;
import dev.holdfast.runtime.systemd.bus.BusAway;
import dev.holdfast.runtime.systemd.bus.BusEndpoint;
import dev.holdfast.runtime.systemd.bus.BusFailure;
import dev.holdfast.runtime.systemd.bus.SystemdBus;
import dev.holdfast.runtime.systemd.bus.SystemdBusClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps tasks as transient service units of this node's systemd. */
final class SystemdRuntime implements WorkloadRuntime {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  private final SystemdBus bus;
  private final Hints hints;
  private final Units units;
  private final Launcher launcher;
  private final Remover remover;
  private final SystemdHealth health;
  private final EnvironmentFiles environments;
  private final Cgroups cgroups;
  private final SystemdExec exec;
  private final WorkloadUsage usage;
  private final String slice;

  private SystemdRuntime(
      SystemdBus bus, Hints hints, Jobs jobs, Cgroups cgroups, RuntimeContext context) {
    this.bus = bus;
    this.hints = hints;
    this.cgroups = cgroups;
    this.slice = SystemdOptions.slice(context.pluginOptions());
    this.environments = new EnvironmentFiles(context.bootFolder());
    this.units = new Units(bus, context.owner(), MemoryKills.onThisHost(cgroups.version()));
    UnitFiles files = new UnitFiles(environments, new CommandDropIns(CommandDropIns.UNITS));
    this.remover = new Remover(bus, units, jobs, files);
    this.launcher = new Launcher(bus, units, jobs, files, remover);
    this.health = new SystemdHealth(bus, cgroups);
    this.exec = new SystemdExec(units, new ExecTargets(units, cgroups, environments));
    this.usage = new WorkloadUsage(cgroups, units::cgroup);
  }

  static SystemdRuntime open(RuntimeContext context, UnaryOperator<SystemdBus> around) {
    return open(context, BusEndpoint::preferred, around);
  }

  static SystemdRuntime open(RuntimeContext context, Supplier<BusEndpoint> endpoint) {
    return open(context, endpoint, UnaryOperator.identity());
  }

  private static SystemdRuntime open(
      RuntimeContext context, Supplier<BusEndpoint> endpoint, UnaryOperator<SystemdBus> around) {
    SystemdOptions.requireSlice(context.pluginOptions());
    Jobs jobs = new Jobs();
    Hints hints = new Hints(jobs);
    SystemdBus bus = around.apply(SystemdBusClient.open(endpoint, hints));
    return new SystemdRuntime(bus, hints, jobs, Cgroups.here(), context);
  }

  @Override
  public RuntimeInfo info() {
    return new RuntimeInfo(SystemdProvider.NAME, true, CALL_LIMIT);
  }

  @Override
  public Health health() {
    return health.health();
  }

  @Override
  public void check(WorkloadSpec spec) {
    TransientUnit.properties(spec, plan(spec));
  }

  private UnitPlan plan(WorkloadSpec spec) {
    TaskOptions options = TaskOptions.of(spec);
    Accounts.requireUser(spec.user());
    Accounts.requireGroup(options.group());
    return new UnitPlan(
        options,
        ProgramPath.resolve(spec, options.command()),
        environments.path(spec.id()),
        slice,
        cgroups.version());
  }

  @Override
  public List<String> omissions(WorkloadSpec spec) {
    return EnvironmentText.omission(spec.environment()).stream().toList();
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return spec.options().textOrEmpty(SystemdOptions.COMMAND);
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    // A program is there or is not; there is nothing to fetch.
  }

  @Override
  public void launch(WorkloadSpec spec) {
    asking(() -> launcher.launch(spec, plan(spec)));
  }

  @Override
  public Observation observe(WorkloadId id) {
    return units.observe(id);
  }

  @Override
  public List<Sighting> list() {
    return asking(units::list);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    switch (units.observe(id)) {
      case Running running -> asking(() -> send(id, signal, target));
      case Unknown it -> throw new RuntimeUnavailable(it.reason());
      default -> {}
    }
  }

  private void send(WorkloadId id, Signal signal, SignalTarget target) {
    String whom = target.name().toLowerCase(Locale.ROOT);
    try {
      bus.killUnit(UnitNames.of(id), whom, signal.number());
    } catch (BusFailure failure) {
      if (!Remover.isGone(failure)) {
        throw failure;
      }
    }
  }

  @Override
  public void remove(WorkloadId id) {
    asking(() -> remover.remove(id));
    usage.forget(id);
  }

  @Override
  public Watch watch(WatchListener listener) {
    return hints.watch(listener);
  }

  @Override
  public Optional<Exec> exec() {
    return Optional.of((id, command, terminal) -> asking(() -> exec.start(id, command, terminal)));
  }

  @Override
  public Optional<Usage> usage() {
    return Optional.of(usage);
  }

  @Override
  public Map<String, String> verbatim(WorkloadId id) {
    return asking(() -> units.facts(id).map(UnitFacts::verbatim).orElse(Map.of()));
  }

  @Override
  public List<Leftover> leftovers(Set<WorkloadId> wanted) {
    return asking(() -> new LeftUnits(units.named(), CommandDropIns.UNITS).of(wanted));
  }

  @Override
  public void close() {
    bus.close();
  }

  private static void asking(Runnable call) {
    asking(() -> {
      call.run();
      return true;
    });
  }

  /** What the bus says, in the words that may cross the runtime's boundary. */
  private static <T> T asking(Supplier<T> call) {
    try {
      return call.get();
    } catch (BusAway away) {
      throw new RuntimeUnavailable(String.valueOf(away.getMessage()), away);
    } catch (BusFailure failure) {
      throw new RuntimeRefused("systemd refused: " + failure.getMessage(), failure);
    }
  }
}
