package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Activity;
import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
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
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.cgroup.CgroupVersion;
import dev.holdfast.runtime.linux.cgroup.Cgroups;
import dev.holdfast.runtime.linux.cgroup.GroupProcesses;
import dev.holdfast.runtime.linux.cgroup.LostGroups;
import dev.holdfast.runtime.linux.cgroup.WorkloadUsage;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.create.ContainerRequest;
import dev.holdfast.runtime.podman.create.CreateInput;
import dev.holdfast.runtime.podman.create.HostFacts;
import dev.holdfast.runtime.podman.create.Omissions;
import dev.holdfast.runtime.podman.image.ImageWish;
import dev.holdfast.runtime.podman.image.Images;
import dev.holdfast.runtime.podman.image.PullTraces;
import dev.holdfast.runtime.podman.takeover.GoHandle;
import dev.holdfast.runtime.podman.takeover.TakenOver;
import dev.holdfast.runtime.podman.takeover.TakenOvers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps tasks as containers of one or more Podman services. */
final class PodmanRuntime implements WorkloadRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(PodmanRuntime.class);

  /** A launch looks, makes, looks, starts and may have to clear away again. */
  private static final int CALLS_OF_A_LAUNCH = 5;

  private final PodmanSettings settings;
  private final Sockets sockets;
  private final Owner owner;
  private final TakenOvers taken;
  private final Hints hints;
  private final Outputs outputs;
  private final Inherited inherited;
  private final Containers containers;
  private final Launcher launcher;
  private final Remover remover;
  private final Signals signals;
  private final Images images;
  private final Sweeper sweeper;
  private final PodmanHealth health;
  private final WorkloadUsage usage;
  private final PodmanExec exec;
  private final CgroupVersion cgroups;

  private PodmanRuntime(PodmanSettings settings, Sockets sockets, RuntimeContext context) {
    this.settings = settings;
    this.sockets = sockets;
    this.owner = context.owner();
    this.taken = new TakenOvers(context.bootFolder(), context.owner());
    this.hints = new Hints(sockets.all(), taken::idOf);
    this.inherited = new Inherited(context.bootFolder());
    this.outputs = new Outputs(context.bootFolder(), settings.collectsLogs());
    Ends ends = new Ends(new SentSignals(context.bootFolder()));
    Cgroups cgroups = Cgroups.here();
    this.cgroups = cgroups.version();
    LostMonitors monitors = new LostMonitors();
    Remnants remnants = new Remnants(new LostGroups(cgroups));
    this.containers = new Containers(sockets, context.owner(), ends, outputs, monitors, taken);
    this.remover =
        new Remover(
            containers, outputs, ends, monitors, remnants, taken, settings.removesContainers());
    this.launcher = new Launcher(containers, outputs, remover);
    this.signals = new Signals(containers, ends, new GroupProcesses(cgroups));
    this.images = new Images(settings.values(), context.bootFolder().resolve("images"));
    this.sweeper = new Sweeper(() -> images.sweep(sockets.all()));
    this.health = new PodmanHealth(sockets);
    this.exec = new PodmanExec(containers);
    this.usage = new WorkloadUsage(cgroups, containers::cgroup);
  }

  static PodmanRuntime open(RuntimeContext context, Disturbance disturbance) {
    PodmanSettings settings = PodmanSettings.of(context.pluginOptions());
    if (settings.values().flag("recover_stopped")) {
      LOG.warn(
          "recover_stopped = true has no effect: a task that ended is told as ended, and Nomad's"
              + " restart block decides what follows");
    }
    Sockets sockets =
        new Sockets(
            settings.endpoints().stream()
                .map(endpoint -> new PodmanApi(endpoint, settings.limit(), disturbance))
                .toList());
    return new PodmanRuntime(settings, sockets, context);
  }

  @Override
  public RuntimeInfo info() {
    Duration limit = settings.limit().multipliedBy(CALLS_OF_A_LAUNCH);
    return new RuntimeInfo(PodmanProvider.NAME, true, limit, sockets.all().size());
  }

  @Override
  public Health health() {
    outputs.lookAfter();
    sweeper.begin();
    return health.health();
  }

  @Override
  public void check(WorkloadSpec spec) {
    containers.expect(spec.id(), api(spec));
    ImageWish wish = ImageWish.of(spec.options());
    ContainerRequest.of(unasked(spec, wish.reference().name()));
  }

  @Override
  public List<String> omissions(WorkloadSpec spec) {
    return Omissions.of(unasked(spec, ""));
  }

  /** Without a question to Podman: whatever a service is, the same options are wrong. */
  private CreateInput unasked(WorkloadSpec spec, String image) {
    HostFacts guess = new HostFacts(false, cgroups == CgroupVersion.V2, false, 4);
    return new CreateInput(spec, settings.values(), image, guess, WorkloadId::value);
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return ImageWish.of(spec.options()).reference().name();
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    prepare(spec, _ -> {});
  }

  @Override
  public void prepare(WorkloadSpec spec, Consumer<String> progress) {
    PodmanApi api = api(spec);
    ImageWish wish = ImageWish.of(spec.options());
    asking(() -> images.bring(api, wish, () -> PullTraces.of(health.facts(api).info()), progress));
  }

  @Override
  public Duration longestPreparation(WorkloadSpec spec) {
    return ImageWish.of(spec.options()).limit();
  }

  private PodmanApi api(WorkloadSpec spec) {
    return sockets.named(spec.options().textOrEmpty("socket"));
  }

  @Override
  public void launch(WorkloadSpec spec) {
    check(spec);
    inherited.isLaunched(spec.id());
    asking(() -> {
      launcher.launch(spec, api(spec), () -> request(spec));
      return true;
    });
  }

  private JsonNode request(WorkloadSpec spec) {
    PodmanApi api = api(spec);
    String image = images.here(api, ImageWish.of(spec.options()));
    HostFacts host = health.facts(api).host();
    return ContainerRequest.of(
        new CreateInput(spec, settings.values(), image, host, containers::nameOf));
  }

  @Override
  public Observation observe(WorkloadId id) {
    return containers.observe(id);
  }

  @Override
  public List<Sighting> list() {
    List<Sighting> all = asking(containers::list);
    inherited.compare(all.stream().map(Sighting::id).toList(), remover::forget);
    return all;
  }

  @Override
  public boolean takeOver(WorkloadLabels labels, int version, byte[] state) {
    Optional<GoHandle> handle = GoHandle.read(version, state);
    handle.ifPresent(it -> taken.add(new TakenOver(labels, it.container())));
    return handle.isPresent();
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    asking(() -> {
      signals.send(id, signal, target);
      return true;
    });
  }

  @Override
  public void remove(WorkloadId id) {
    asking(() -> {
      remover.remove(id);
      return true;
    });
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
    return Optional.of(id -> asking(() -> usage.sample(id)));
  }

  /** A namespace that Nomad made is Nomad's to tell of, whatever Podman says. */
  @Override
  public Optional<DriverNetwork> network(WorkloadSpec spec) {
    if (!spec.networkNamespace().isEmpty()) {
      return Optional.empty();
    }
    CreateInput input = unasked(spec, "");
    return asking(() -> containers.find(spec.id()))
        .flatMap(found -> found.facts().address())
        .map(address -> new DriverNetwork(address, ContainerRequest.portsByLabel(input), true));
  }

  @Override
  public Map<String, String> verbatim(WorkloadId id) {
    return asking(() -> containers.find(id).map(Verbatim::of).orElse(Map.of()));
  }

  @Override
  public List<Leftover> leftovers(Set<WorkloadId> wanted) {
    return asking(() -> new LeftContainers(sockets, owner).of(wanted));
  }

  @Override
  public List<Activity> activities() {
    return images.activities();
  }

  @Override
  public void close() {
    hints.close();
    sockets.close();
  }

  /** What Podman says, in the words that may cross the runtime's boundary. */
  private static <T> T asking(Supplier<T> call) {
    try {
      return call.get();
    } catch (PodmanAway away) {
      throw new RuntimeUnavailable(String.valueOf(away.getMessage()), away);
    } catch (PodmanRefusal refusal) {
      throw new RuntimeRefused("Podman refused: " + refusal.getMessage(), refusal);
    }
  }
}
