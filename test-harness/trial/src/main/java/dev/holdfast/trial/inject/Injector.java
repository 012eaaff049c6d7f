package dev.holdfast.trial.inject;

import dev.holdfast.trial.client.Client;
import dev.holdfast.trial.fault.Deed;
import dev.holdfast.trial.fault.FailpointKinds;
import dev.holdfast.trial.fault.Injection;
import dev.holdfast.trial.fault.Step;
import dev.holdfast.trial.history.Fault;
import dev.holdfast.trial.history.FaultBegan;
import dev.holdfast.trial.history.FaultEnded;
import dev.holdfast.trial.history.HistoryWriter;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Carries out the faults of one case, one at a time, and writes each into the history. */
public final class Injector {
  /** Begins the remark about a fault that could not be carried out. */
  public static final String NOT_DONE = "not done: ";

  private final HistoryWriter history;
  private final Client client;
  private final Supplier<Slot> victim;
  private final Signals signals;
  private final Daemons daemons;
  private final Proxies proxies;
  private final Disk disk;
  private final FailpointFile failpoints;
  private final Path store;
  private final RandomGenerator random;

  /**
   * For one case.
   *
   * @param victim the task that may be killed, and kills it when asked for
   */
  public Injector(
      HistoryWriter history,
      Client client,
      Supplier<Slot> victim,
      Profile profile,
      Ground ground,
      Proxies proxies,
      RandomGenerator random) {
    this.history = history;
    this.client = client;
    this.victim = victim;
    this.signals = new Signals(client.seat(), profile.helper(), random);
    this.daemons = new Daemons(profile.daemons());
    this.proxies = proxies;
    this.disk = new Disk(ground);
    this.failpoints = new FailpointFile(ground.failpoints());
    this.store = ground.state().resolve(profile.store());
    this.random = random;
  }

  /**
   * Waits for its instant, does it, waits as long as it lasts and undoes it.
   *
   * @return what there is to say about it; empty if nothing
   */
  public String strike(Injection injection) {
    Pause.of(injection.delay());
    Fault fault = fault(injection);
    history.append(new FaultBegan(history.nowNanos(), fault));
    String remark = attempt(injection);
    history.append(new FaultEnded(history.nowNanos(), fault.id(), remark));
    return remark;
  }

  private static Fault fault(Injection injection) {
    return new Fault(
        String.valueOf(injection.number()),
        injection.kind().target().word(),
        injection.kind().deed().word(),
        "%s + %d ms".formatted(injection.step().word(), injection.delay().toMillis()),
        Slot.NONE,
        injection.kind().effects());
  }

  // A fault that cannot be done is no fault of the driver: the remark tells, the case goes on.
  private String attempt(Injection injection) {
    try {
      return act(injection);
    } catch (IOException | RuntimeException failed) {
      return NOT_DONE + failed.getMessage();
    }
  }

  private String act(Injection injection) throws IOException {
    return switch (injection.kind().target()) {
      case PLUGIN ->
          injection.kind().deed() == Deed.FAILPOINT
              ? failpoints.strike(injection, () -> comeBy(injection))
              : signals.plugin(injection);
      case CLIENT -> clientDies(false);
      case PLUGIN_AND_CLIENT -> clientDies(true);
      case DAEMON -> daemons.strike(injection, random);
      case BUS -> daemons.bus(injection);
      case SYSTEMD -> daemons.manager(injection);
      case ENDPOINT -> endpoint(injection);
      case HELPER -> signals.killHelper();
      case TASK -> "killed " + victim.get();
      case DISK -> disk(injection);
      case STORE -> damage(injection);
      case CLOCK, NODE -> throw new IOException("not possible here");
    };
  }

  /** While it recovers a plugin passes instants that a running one never does. */
  private void comeBy(Injection injection) throws IOException {
    if (injection.step() == Step.RECOVERING) {
      boolean anew = FailpointKinds.needsNewStore(injection.kind());
      client
          .seat()
          .killFor(() -> {
            if (anew) {
              damage(Deed.DELETE);
            }
          });
    }
  }

  private String clientDies(boolean pluginToo) {
    client.die();
    if (pluginToo) {
      client.seat().kill();
    }
    Pause.of(Duration.ofMillis(random.nextInt(1500)));
    client.revive();
    return "";
  }

  private String endpoint(Injection injection) {
    int connections = proxies.connections();
    switch (injection.kind().deed()) {
      case DISCONNECT -> proxies.each(Proxy::disconnect);
      case SLOW -> {
        proxies.each(proxy -> proxy.delay(injection.hold().dividedBy(4)));
        Pause.of(injection.hold());
        proxies.each(proxy -> proxy.delay(Duration.ZERO));
      }
      default -> {
        proxies.each(proxy -> proxy.silent(true));
        Pause.of(injection.hold());
        proxies.each(proxy -> proxy.silent(false));
      }
    }
    return "%d connections".formatted(connections);
  }

  private String disk(Injection injection) throws IOException {
    if (injection.kind().deed() == Deed.FULL) {
      return disk.full(injection.hold());
    }
    if (injection.kind().deed() == Deed.POWER_CUT) {
      client.seat().killFor(disk::cutPower);
      return "";
    }
    client.seat().killFor(disk::readOnly);
    try {
      Pause.of(injection.hold());
    } finally {
      disk.writable();
    }
    return "the plugin was launched meanwhile";
  }

  // Nobody damages files under a living driver: that would be a fault of the machine, not a crash.
  private String damage(Injection injection) throws IOException {
    client.seat().killFor(() -> damage(injection.kind().deed()));
    return "";
  }

  private void damage(Deed deed) throws IOException {
    switch (deed) {
      case TRUNCATE -> StoreDamage.truncate(store, random);
      case FLIP -> StoreDamage.flip(store, random);
      default -> StoreDamage.delete(store);
    }
  }
}
