/**
 * The program. {@link dev.holdfast.controller.PluginProcess} is its embedded form: one process that
 * Nomad launched, for one driver. Read {@code reconcile} for the rules, {@code engine} for how they
 * become deeds, {@code nomad} for how Nomad's calls land on them.
 */
@NullMarked
package dev.holdfast.controller;

import org.jspecify.annotations.NullMarked;
