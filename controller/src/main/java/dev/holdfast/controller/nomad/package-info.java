/**
 * Nomad's plugin API. It maps, waits and answers, and decides nothing. One {@link
 * dev.holdfast.controller.nomad.DriverLaunch} stands behind each socket; several may share a
 * controller. {@link dev.holdfast.controller.nomad.NomadErrors} is the only class that knows gRPC's
 * status codes.
 */
@NullMarked
package dev.holdfast.controller.nomad;

import org.jspecify.annotations.NullMarked;
