/**
 * One driver at work: store, runtime and workers and their life together. {@link
 * dev.holdfast.controller.driver.DriverController} builds everything by hand in one readable
 * method, starts in order and stops in reverse. It does not know how many launches of a plugin use
 * it.
 */
@NullMarked
package dev.holdfast.controller.driver;

import org.jspecify.annotations.NullMarked;
