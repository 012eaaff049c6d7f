/**
 * The restart-recovery test for any Nomad driver plugin: runs a plugin through conformance, faults
 * and benchmarks on this node and reports what it found. It knows plugins only as executables; no
 * code of Holdfast's own drivers is in it.
 */
@NullMarked
package dev.holdfast.trial;

import org.jspecify.annotations.NullMarked;
