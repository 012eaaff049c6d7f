/**
 * The options that every driver has beside those of its runtime: where its state and logs are, and
 * how patient it is. {@link dev.holdfast.controller.config.SettingsOptions} is the table, {@link
 * dev.holdfast.controller.config.PluginSettings} the checked values. A wrong one is refused with
 * {@link dev.holdfast.controller.options.InvalidOptions}, which Nomad shows at agent start.
 */
@NullMarked
package dev.holdfast.controller.config;

import org.jspecify.annotations.NullMarked;
