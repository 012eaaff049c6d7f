/** Tests of the forms of a report, hostile words included. */
@NullMarked
package dev.holdfast.trial.report;

import org.jspecify.annotations.NullMarked;
