/**
 * Nomad's driver protocol, rule by rule, against the packaged plugin. Each test bears the number of
 * its rule, {@link dev.holdfast.suites.conformance.RowsTest} says which rules are checked elsewhere
 * and why. A class shares one plugin process, each test has tasks of its own, and after each class
 * the machine is searched for what the plugin left. Begin with {@link
 * dev.holdfast.suites.conformance.OnePlugin}.
 */
@NullMarked
package dev.holdfast.suites.conformance;

import org.jspecify.annotations.NullMarked;
