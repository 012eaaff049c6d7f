package dev.holdfast.trial.fault;

import static dev.holdfast.trial.history.Effect.EXIT_LOSS;
import static dev.holdfast.trial.history.Effect.PLUGIN_DEATH;
import static dev.holdfast.trial.history.Effect.REFUSALS;
import static dev.holdfast.trial.history.Effect.SLOW_CALLS;
import static dev.holdfast.trial.history.Effect.TASK_LOSS;

import dev.holdfast.trial.profile.Dependency;
import dev.holdfast.trial.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All sorts of faults there are, divided into those that apply to a driver on a machine and those
 * that do not.
 *
 * @param usable those that a plan may draw
 * @param skipped the others, with the reason of each
 */
public record Catalogue(List<FaultKind> usable, List<Skipped> skipped) {
  private static final List<FaultKind> ALL =
      List.of(
          FaultKind.of(Target.PLUGIN, Deed.KILL, PLUGIN_DEATH),
          FaultKind.of(Target.PLUGIN, Deed.TERMINATE, PLUGIN_DEATH),
          FaultKind.of(Target.PLUGIN, Deed.FREEZE, SLOW_CALLS),
          FaultKind.of(Target.CLIENT, Deed.KILL),
          FaultKind.of(Target.PLUGIN_AND_CLIENT, Deed.KILL, PLUGIN_DEATH),
          FaultKind.of(Target.DAEMON, Deed.RESTART, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.DAEMON, Deed.KILL, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.DAEMON, Deed.FREEZE, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.BUS, Deed.RESTART, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.BUS, Deed.AWAY, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.SYSTEMD, Deed.RELOAD, SLOW_CALLS),
          FaultKind.of(Target.SYSTEMD, Deed.REEXEC, SLOW_CALLS, REFUSALS),
          FaultKind.of(Target.ENDPOINT, Deed.DISCONNECT, SLOW_CALLS, REFUSALS),
          FaultKind.of(Target.ENDPOINT, Deed.SLOW, SLOW_CALLS),
          FaultKind.of(Target.ENDPOINT, Deed.SILENT, SLOW_CALLS, REFUSALS),
          FaultKind.of(Target.HELPER, Deed.KILL, TASK_LOSS, EXIT_LOSS),
          FaultKind.of(Target.TASK, Deed.KILL),
          FaultKind.of(Target.DISK, Deed.FULL, REFUSALS, SLOW_CALLS),
          FaultKind.of(Target.DISK, Deed.READ_ONLY, REFUSALS, SLOW_CALLS, PLUGIN_DEATH),
          FaultKind.of(Target.DISK, Deed.POWER_CUT, PLUGIN_DEATH),
          FaultKind.of(Target.STORE, Deed.TRUNCATE, PLUGIN_DEATH),
          FaultKind.of(Target.STORE, Deed.FLIP, PLUGIN_DEATH),
          FaultKind.of(Target.STORE, Deed.DELETE, PLUGIN_DEATH),
          FaultKind.of(Target.CLOCK, Deed.STEP),
          FaultKind.of(Target.NODE, Deed.POWER_CUT, TASK_LOSS, EXIT_LOSS, PLUGIN_DEATH));

  public Catalogue {
    usable = List.copyOf(usable);
    skipped = List.copyOf(skipped);
  }

  /** For this driver on this machine. */
  public static Catalogue of(Profile profile, Machine machine) {
    List<FaultKind> usable = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (FaultKind kind : ALL) {
      Optional<String> obstacle = obstacle(kind, profile, machine);
      obstacle.ifPresentOrElse(
          reason -> skipped.add(new Skipped(kind, reason)), () -> usable.add(kind));
    }
    usable.addAll(FailpointKinds.of(profile.failpoints()));
    if (profile.failpoints().isEmpty()) {
      skipped.add(new Skipped(FailpointKinds.ANY, "the profile names no failpoints"));
    }
    return new Catalogue(usable, skipped);
  }

  /** Only those whose name contains a text; the others are skipped because nobody wants them. */
  public Catalogue only(String text) {
    List<FaultKind> wanted = usable.stream().filter(kind -> kind.name().contains(text)).toList();
    List<Skipped> more = new ArrayList<>(skipped);
    usable.stream()
        .filter(kind -> !wanted.contains(kind))
        .forEach(kind -> more.add(new Skipped(kind, "left out by --only")));
    return new Catalogue(wanted, more);
  }

  private static Optional<String> obstacle(FaultKind kind, Profile profile, Machine machine) {
    return switch (kind.target()) {
      case PLUGIN, CLIENT, PLUGIN_AND_CLIENT, TASK -> Optional.empty();
      case DAEMON ->
          unless(machine.systemd(), "there is no systemd to restart it")
              .or(() -> unless(!profile.daemons().isEmpty(), "the profile names no daemons"));
      case BUS -> dependency(Dependency.BUS, profile, machine);
      case SYSTEMD -> dependency(Dependency.SYSTEMD, profile, machine);
      case ENDPOINT ->
          unless(!profile.endpoints().isEmpty(), "the profile names no endpoints")
              .or(() -> unless(machine.ownMounts(), "no sockets can be mounted here"));
      case HELPER -> unless(!profile.helper().isEmpty(), "the profile names no helper");
      case DISK -> disk(kind, profile, machine);
      case STORE -> unless(!profile.store().isEmpty(), "the profile names no store");
      case CLOCK -> Optional.of("a step of the clock would hit the whole machine: use a VM");
      case NODE -> Optional.of("a power cut would end the trial too: test-harness/verify has it");
    };
  }

  private static Optional<String> disk(FaultKind kind, Profile profile, Machine machine) {
    return unless(!profile.store().isEmpty(), "the profile names no store that writes")
        .or(() -> unless(machine.ownMounts(), "no file system can be mounted here"))
        .or(() ->
            unless(
                kind.deed() != Deed.POWER_CUT || machine.ownDisks(),
                "there is no mkfs.ext4 or no loop device for a disk that forgets"));
  }

  private static Optional<String> dependency(Dependency part, Profile profile, Machine machine) {
    return unless(profile.uses().contains(part), "the profile's uses does not name " + part.word())
        .or(() -> unless(machine.systemd(), "PID 1 is not systemd"));
  }

  private static Optional<String> unless(boolean fine, String reason) {
    return fine ? Optional.empty() : Optional.of(reason);
  }
}
