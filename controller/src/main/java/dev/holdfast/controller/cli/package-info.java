/**
 * The command {@code holdfast}. {@link dev.holdfast.controller.cli.Main} serves a plugin at once,
 * before picocli is loaded, because Nomad waits for that; everything else are commands for people.
 * The only package that writes to standard output.
 */
@NullMarked
package dev.holdfast.controller.cli;

import org.jspecify.annotations.NullMarked;
