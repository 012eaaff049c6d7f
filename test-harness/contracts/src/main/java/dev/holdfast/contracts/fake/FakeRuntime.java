package dev.holdfast.contracts.fake;

import dev.holdfast.runtime.Exec;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Owner;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A runtime on a {@link FakeNode}. It has no state but whether it is closed: after that the node
 * cannot be asked through it. The only users it knows are root, nobody and the default.
 */
public final class FakeRuntime implements WorkloadRuntime {
  /** The name it gives as its driver's. */
  public static final String NAME = "fake";

  private static final Duration CALL_LIMIT = Duration.ofSeconds(1);
  private static final List<String> USERS = List.of("", "root", "nobody");

  private final FakeNode node;
  private final Owner owner;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  FakeRuntime(FakeNode node, Owner owner) {
    this.node = node;
    this.owner = owner;
  }

  private FakeNode ask() {
    if (closed) {
      throw new RuntimeUnavailable("this fake runtime is closed");
    }
    node.backend().ask(CALL_LIMIT);
    return node;
  }

  @Override
  public RuntimeInfo info() {
    return new RuntimeInfo(NAME, node.keepsExits(), CALL_LIMIT);
  }

  @Override
  public Health health() {
    return !closed && node.backend().answers()
        ? new Health.Healthy(Map.of("version", "1"))
        : new Health.Unhealthy("the fake backend is away");
  }

  @Override
  public void check(WorkloadSpec spec) {
    if (spec.options().textOrEmpty("command").isBlank()) {
      throw new RuntimeRefused("command is empty; name a program");
    }
  }

  @Override
  public String describe(WorkloadSpec spec) {
    return spec.options().textOrEmpty("command");
  }

  @Override
  public void prepare(WorkloadSpec spec) {
    check(spec);
    ask();
  }

  @Override
  public void launch(WorkloadSpec spec) {
    if (!spec.labels().owner().equals(owner)) {
      throw new IllegalArgumentException(
          "owner " + owner + " cannot launch for " + spec.labels().owner());
    }
    check(spec);
    if (!USERS.contains(spec.user())) {
      throw new RuntimeRefused("user " + spec.user() + " is not on this node; create it");
    }
    ask().launch(spec);
  }

  /** The program and arguments of a spec. */
  static List<String> commandLine(WorkloadSpec spec) {
    List<String> line = new ArrayList<>();
    line.add(spec.options().textOrEmpty("command"));
    line.addAll(spec.options().texts("args"));
    return line;
  }

  @Override
  public Observation observe(WorkloadId id) {
    try {
      return ask().truth(id);
    } catch (RuntimeUnavailable e) {
      return new Observation.Unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Sighting> list() {
    return ask().list(owner);
  }

  @Override
  public void signal(WorkloadId id, Signal signal, SignalTarget target) {
    ask().signal(id, signal, target);
  }

  @Override
  public void remove(WorkloadId id) {
    ask().remove(id);
  }

  @Override
  public Watch watch(WatchListener listener) {
    Watch watch = node.backend().subscribe(owner, listener);
    watches.add(watch);
    return watch;
  }

  @Override
  public Optional<Exec> exec() {
    return Optional.of((id, command, terminal) ->
        ask().exec(id, new FakeProgram(List.copyOf(command), Map.of(), 0), terminal));
  }

  @Override
  public Optional<Usage> usage() {
    return Optional.of(id -> ask().usage(id));
  }

  @Override
  public void close() {
    closed = true;
    watches.forEach(Watch::close);
  }
}
