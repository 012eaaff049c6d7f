/**
 * The ways to look into a running plugin; none takes orders. {@link
 * dev.holdfast.controller.admin.AdminSocket} answers people with the live image, {@link
 * dev.holdfast.controller.admin.AdminClient} asks it; only the socket's owner and root get an
 * answer. {@link dev.holdfast.controller.admin.MetricsServer} answers Prometheus.
 */
@NullMarked
package dev.holdfast.controller.admin;

import org.jspecify.annotations.NullMarked;
