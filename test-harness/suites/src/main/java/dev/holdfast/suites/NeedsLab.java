package dev.holdfast.suites;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs only where the node lab can boot nodes of its own (root, PID 1 is not systemd) and a plugin
 * is packaged; is shown as skipped, with the reason, anywhere else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("host")
@ExtendWith(LabCondition.class)
public @interface NeedsLab {}
