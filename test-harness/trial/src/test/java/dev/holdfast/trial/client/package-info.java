/** Tests of what the client writes down. */
@NullMarked
package dev.holdfast.trial.client;

import org.jspecify.annotations.NullMarked;
