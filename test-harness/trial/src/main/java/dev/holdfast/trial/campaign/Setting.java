package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.fault.Machine;
import dev.holdfast.trial.profile.Profile;

/**
 * What all cases of a campaign share.
 *
 * @param plugin the executable
 */
public record Setting(PluginFile plugin, Profile profile, Machine machine, Patience patience) {
  public Setting(PluginFile plugin, Profile profile, Machine machine) {
    this(plugin, profile, machine, Patience.usual());
  }
}
