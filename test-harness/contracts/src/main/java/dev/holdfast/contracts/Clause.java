package dev.holdfast.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;

/**
 * Which promise of the SPI a contract test holds: a clause of {@link
 * dev.holdfast.runtime.WorkloadRuntime} by number ({@code R4}), or what the Javadoc of a method
 * says ({@code WorkloadRuntime.describe}). Brings a generous timeout, so that a call that never
 * returns fails its test and not the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Timeout(120)
public @interface Clause {
  String[] value();
}
