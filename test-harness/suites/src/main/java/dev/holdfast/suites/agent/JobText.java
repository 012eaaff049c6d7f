package dev.holdfast.suites.agent;

/**
 * A job file with one group {@code g} and one task {@code main} that runs a shell script.
 *
 * @param type service or batch
 * @param script given to {@code /bin/sh -c}; Nomad expands its variables in it
 * @param restart inner text of the group's {@code restart} block
 * @param config more lines of the task's {@code config} block
 * @param more more lines of the task
 */
public record JobText(
    String id, String type, String script, String restart, String config, String more) {
  private static final String ONCE = "attempts = 0\nmode = \"fail\"";

  /** A batch job that is tried once. */
  public static JobText batch(String id, String script) {
    return new JobText(id, "batch", script, ONCE, "", "");
  }

  /** A service that is not started again when it fails. */
  public static JobText service(String id, String script) {
    return new JobText(id, "service", script, ONCE, "", "");
  }

  public JobText withRestart(String text) {
    return new JobText(id, type, script, text, config, more);
  }

  public JobText withConfig(String lines) {
    return new JobText(id, type, script, restart, lines, more);
  }

  public JobText with(String lines) {
    return new JobText(id, type, script, restart, config, lines);
  }

  /** The text as {@code nomad job run} takes it. */
  public String hcl() {
    return """
    job "%s" {
      type = "%s"
      group "g" {
        restart {
          %s
        }
        reschedule {
          attempts  = 0
          unlimited = false
        }
        task "main" {
          driver       = "systemd"
          kill_timeout = "3s"
          config {
            command = "/bin/sh"
            args = ["-c", <<EOS
    %s
    EOS
            ]
            %s
          }
          resources {
            cpu    = 50
            memory = 32
          }
          %s
        }
      }
    }
    """
        .formatted(id, type, restart, script, config, more);
  }
}
