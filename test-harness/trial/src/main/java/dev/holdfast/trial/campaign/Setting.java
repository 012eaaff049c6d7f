package dev.holdfast.trial.campaign;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.fault.Machine;
import dev.holdfast.trial.profile.Profile;
import dev.holdfast.trial.stop.StopRequest;

/**
 * What all cases of a campaign share.
 *
 * @param plugin the executable
 * @param stop ends the campaign before its time
 */
public record Setting(
    PluginFile plugin, Profile profile, Machine machine, Patience patience, StopRequest stop) {
  public Setting(PluginFile plugin, Profile profile, Machine machine) {
    this(plugin, profile, machine, Patience.usual(), new StopRequest());
  }
}
