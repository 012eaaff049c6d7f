/**
 * The way into a running plugin for people: a socket that answers every connection with the live
 * image and takes no orders. {@link dev.holdfast.controller.admin.AdminSocket} serves it, {@link
 * dev.holdfast.controller.admin.AdminClient} asks it. Only the socket's owner and root get an
 * answer.
 */
@NullMarked
package dev.holdfast.controller.admin;

import org.jspecify.annotations.NullMarked;
