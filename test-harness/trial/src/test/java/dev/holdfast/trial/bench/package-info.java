/** Tests of reckoning and tables; the measuring itself needs a node. */
@NullMarked
package dev.holdfast.trial.bench;

import org.jspecify.annotations.NullMarked;
