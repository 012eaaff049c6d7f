/**
 * What the client prepares around a task before it asks the driver to start it: identifiers,
 * folders and modes, environment, log pipes with their reader, and the TaskConfig that carries it
 * all.
 */
@NullMarked
package dev.holdfast.nomadside.task;

import org.jspecify.annotations.NullMarked;
