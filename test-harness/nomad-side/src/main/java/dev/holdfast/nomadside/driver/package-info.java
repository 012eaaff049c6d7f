/**
 * Every call of the driver service in plain Java: values in, values out, streams as watches that a
 * test can wait on. An error of the driver is a {@link
 * dev.holdfast.nomadside.driver.DriverException} that keeps what Nomad would have made of it.
 */
@NullMarked
package dev.holdfast.nomadside.driver;

import org.jspecify.annotations.NullMarked;
