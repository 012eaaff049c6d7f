/**
 * The options of a driver as data: what there is, of which type, with which default, and the values
 * that a job or an agent's configuration gave. One table serves Nomad's schema, the documentation,
 * {@code holdfast schema} and the check of values.
 */
@NullMarked
package dev.holdfast.runtime.options;

import org.jspecify.annotations.NullMarked;
