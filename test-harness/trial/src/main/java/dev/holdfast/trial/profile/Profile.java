package dev.holdfast.trial.profile;

import java.util.Map;
import java.util.List;
import java.util.Set;

/**
 * One driver in the eyes of the trial. Immutable; read by {@link Profiles}.
 *
 * @param name of the profile
 * @param driver what users of Nomad write after {@code driver =}
 * @param plugin the plugin's {@code config} stanza, with {@code ${state_dir}} where it takes a
 *     folder
 * @param tasks how tasks are written
 * @param daemons systemd units that the driver talks to and that may be restarted
 * @param uses parts of the machine that may be disturbed
 * @param endpoints Unix sockets over which it talks to them; calls on them may be cut or delayed
 * @param helper name of the helper process that stands beside each workload; empty for none
 * @param store folder of what the driver itself remembers, below {@code ${state_dir}}; empty where
 *     it remembers nothing
 * @param failpoints instants at which the plugin can be made to die, by the names that {@code
 *     holdfast failpoints} shows; empty for everybody else's plugin
 * @param truth how workloads are seen from outside
 * @param leftovers what counts as left behind
 * @param cannot what is not asked of the driver
 * @param prepare commands for {@code /bin/sh} that are run once before, for an image or rootfs
 */
public record Profile(
    String name,
    String driver,
    Map<String, Object> plugin,
    TaskTemplates tasks,
    List<String> daemons,
    Set<Dependency> uses,
    List<String> endpoints,
    String helper,
    String store,
    List<String> failpoints,
    Truth truth,
    Leftovers leftovers,
    Set<Ability> cannot,
    List<String> prepare) {
  public Profile {
    daemons = List.copyOf(daemons);
    uses = Set.copyOf(uses);
    endpoints = List.copyOf(endpoints);
    cannot = Set.copyOf(cannot);
    prepare = List.copyOf(prepare);
    failpoints = List.copyOf(failpoints);
  }

  /** Whether the driver is asked for this. */
  public boolean can(Ability ability) {
    return !cannot.contains(ability);
  }

  /** The plugin's stanza for a run whose state is in this folder. */
  public Map<String, Object> pluginOptions(String stateDir) {
    return Placeholders.of("state_dir", stateDir).fill(plugin);
  }
}
