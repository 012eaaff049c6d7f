/**
 * What a trial found, as one value, and the forms in which people and machines read it: JSON, JUnit
 * XML for CI systems, one HTML page that needs no network, and a table for a terminal. All forms
 * are written from the same {@link dev.holdfast.trial.report.Report}; none of them decides
 * anything. Words that come from a driver are taken for hostile everywhere.
 */
@NullMarked
package dev.holdfast.trial.report;

import org.jspecify.annotations.NullMarked;
