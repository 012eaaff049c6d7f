/**
 * How we talk to systemd: one connection that heals itself, calls with bounded time, signals.
 *
 * <p>Only dbus-java's transport and marshalling are used, so one thread serves a connection, the
 * name of an error is kept, and no proxy or class is needed for each interface. What leaves this
 * package is made of JDK values. Start with {@link dev.holdfast.runtime.systemd.bus.SystemdBus}.
 */
@NullMarked
package dev.holdfast.runtime.systemd.bus;

import org.jspecify.annotations.NullMarked;
