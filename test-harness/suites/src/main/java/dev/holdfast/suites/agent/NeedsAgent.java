package dev.holdfast.suites.agent;

import dev.holdfast.suites.NeedsNode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs only on a node where a Nomad agent can be had. Tests take an {@link AgentRig} as parameter:
 * the running agent, shared by all classes that name the same plugin file; jobs that a test started
 * are purged after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsNode
@ExtendWith({AgentCondition.class, AgentResolver.class})
public @interface NeedsAgent {
  /** The name that the plugin has in the agent's {@code plugin_dir}. */
  String pluginFile() default "systemd";
}
