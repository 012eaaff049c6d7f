/**
 * The command {@code holdfast-trial}: options, progress on the terminal, exit codes. Begin with
 * {@link dev.holdfast.trial.cli.Main}.
 */
@NullMarked
package dev.holdfast.trial.cli;

import org.jspecify.annotations.NullMarked;
