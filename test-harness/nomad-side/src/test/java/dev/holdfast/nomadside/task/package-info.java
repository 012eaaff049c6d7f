/** Folders, pipes and the message of a new task, compared with what Nomad makes. */
@NullMarked
package dev.holdfast.nomadside.task;

import org.jspecify.annotations.NullMarked;
