/** The order of calls at an agent's start, as a fake plugin saw it. */
@NullMarked
package dev.holdfast.nomadside.load;

import org.jspecify.annotations.NullMarked;
