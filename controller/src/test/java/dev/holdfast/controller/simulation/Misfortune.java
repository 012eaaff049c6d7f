package dev.holdfast.controller.simulation;

import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import java.util.List;
import java.util.Optional;

/** What befalls a node from outside, at any time. */
enum Misfortune {
  PLUGIN_KILLED {
    @Override
    void befall(World world) {
      world.killPlugin();
    }
  },
  AGENT_KILLED {
    @Override
    void befall(World world) {
      world.agent().kill();
    }
  },
  BOTH_KILLED {
    @Override
    void befall(World world) {
      world.agent().kill();
      world.killPlugin();
    }
  },
  MACHINE_BOOTED {
    @Override
    void befall(World world) {
      BOTH_KILLED.befall(world);
      world.node().reboot();
    }
  },
  STORE_LOST {
    @Override
    void befall(World world) {
      world.killPlugin();
      world.loseStore();
    }
  },
  RUNTIME_AWAY {
    @Override
    void befall(World world) {
      world.takeBackendAway(world.chance().between(100, 45_000));
    }
  },
  RUNTIME_RELOADS {
    @Override
    void befall(World world) {
      world.hide(world.chance().between(10, 1_500));
    }
  },
  WORKLOAD_REMOVED {
    @Override
    void befall(World world) {
      someWorkload(world).ifPresent(it -> world.node().removeByHand(it.id()));
    }
  },
  WORKLOAD_KILLED {
    @Override
    void befall(World world) {
      someWorkload(world).ifPresent(it -> world.node().signal(it.id(), Signal.KILL));
    }
  };

  abstract void befall(World world);

  /** Which misfortunes come how often in comparison; what is rare in life is rare here. */
  static final List<Misfortune> LOT =
      List.of(
          PLUGIN_KILLED,
          PLUGIN_KILLED,
          PLUGIN_KILLED,
          PLUGIN_KILLED,
          AGENT_KILLED,
          AGENT_KILLED,
          AGENT_KILLED,
          BOTH_KILLED,
          BOTH_KILLED,
          MACHINE_BOOTED,
          STORE_LOST,
          RUNTIME_AWAY,
          RUNTIME_AWAY,
          WORKLOAD_REMOVED,
          WORKLOAD_KILLED);

  private static Optional<Sighting> someWorkload(World world) {
    List<Sighting> ours = world.node().list(World.OWNER);
    return ours.isEmpty() ? Optional.empty() : Optional.of(world.chance().oneOf(ours));
  }
}
