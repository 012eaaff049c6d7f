/** What is told while a trial runs. */
@NullMarked
package dev.holdfast.trial.cli;

import org.jspecify.annotations.NullMarked;
