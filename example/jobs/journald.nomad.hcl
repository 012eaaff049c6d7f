# A task whose output goes to the system's journal instead of Nomad's log files:
#
#   journalctl -t greeter -f
job "greeter" {
  group "greeter" {
    task "greeter" {
      driver = "systemd"

      config {
        command = "/bin/sh"
        args    = ["-c", "while true; do echo hello from the journal; sleep 5; done"]

        logging {
          driver     = "journald"
          identifier = "greeter"
        }
      }

      # Nomad then has nothing to collect.
      logs {
        disabled = true
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
