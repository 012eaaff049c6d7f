package dev.holdfast.trial.bench;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.profile.Profile;

/**
 * A plugin to be measured.
 *
 * @param name as tables show it
 */
public record Contender(String name, PluginFile file, Profile profile) {}
