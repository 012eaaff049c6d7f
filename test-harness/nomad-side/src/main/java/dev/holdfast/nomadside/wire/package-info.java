/**
 * The gRPC connection from the agent to one plugin: channel, the two streams that go-plugin always
 * opens, health, and the rule by which a plugin is asked to end. What the calls mean to a driver is
 * the business of {@code driver}.
 */
@NullMarked
package dev.holdfast.nomadside.wire;

import org.jspecify.annotations.NullMarked;
