/**
 * Builds what users unpack: launcher, jars and a Java runtime of its own. Run by the build at
 * {@code package}, with the Java that is shipped. It holds no controller.
 */
@NullMarked
package dev.holdfast.trial.distribution;

import org.jspecify.annotations.NullMarked;
