/**
 * What tests do to the machine they run on: programs of it that are run, and a disk whose power can
 * be cut. Begin with {@link dev.holdfast.nomadside.machine.Shell}.
 */
@NullMarked
package dev.holdfast.nomadside.machine;

import org.jspecify.annotations.NullMarked;
