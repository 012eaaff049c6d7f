/**
 * The process side of HashiCorp's go-plugin: the cookie, the handshake line, the socket and the
 * services that the host calls on every plugin. Knows nothing of tasks. Start with {@link
 * dev.holdfast.controller.goplugin.PluginServer}.
 */
@NullMarked
package dev.holdfast.controller.goplugin;

import org.jspecify.annotations.NullMarked;
