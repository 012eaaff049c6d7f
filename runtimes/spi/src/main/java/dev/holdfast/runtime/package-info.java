/**
 * What every runtime must promise, and the nouns that Nomad, the store and the runtimes share.
 *
 * <p>A <em>task</em> is Nomad's, a <em>workload</em> is the runtime's, a <em>slot</em> is the place
 * where both meet. This package imports the JDK only. Start with {@link
 * dev.holdfast.runtime.WorkloadRuntime} and {@link dev.holdfast.runtime.Observation}.
 */
@NullMarked
package dev.holdfast.runtime;

import org.jspecify.annotations.NullMarked;
