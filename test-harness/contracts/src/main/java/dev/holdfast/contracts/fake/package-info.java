/**
 * A runtime in memory that keeps the whole contract, for tests that need a runtime and not a
 * daemon.
 *
 * <p>{@link dev.holdfast.contracts.fake.FakeNode} is the machine: workloads live there, and it is
 * what a test scripts. {@link dev.holdfast.contracts.fake.FakeRuntime} is what a plugin process
 * holds; throwing it away and opening another is the death of the plugin. {@link
 * dev.holdfast.contracts.fake.FakePrograms} names what workloads can do. No thread but those of
 * output FIFOs: everything happens in the call that causes it.
 */
@NullMarked
package dev.holdfast.contracts.fake;

import org.jspecify.annotations.NullMarked;
