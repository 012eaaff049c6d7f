/**
 * Makes and checks what operators install: launchers, jars, a Java runtime image and an
 * ahead-of-time cache, as a folder and as a tarball. Runs on the build's JDK when the module is
 * packaged; nothing here is shipped. Start with {@link
 * dev.holdfast.controller.distribution.BuildDistribution}.
 */
@NullMarked
package dev.holdfast.controller.distribution;

import org.jspecify.annotations.NullMarked;
