# A program that Nomad writes into the task's folder, run there, as another user, with variables.
job "report" {
  type = "batch"

  group "report" {
    task "report" {
      driver = "systemd"
      user   = "nobody"

      config {
        # Relative to the task's folder.
        command           = "local/report.sh"
        args              = ["daily"]
        working_directory = "local"
      }

      env {
        REPORT_TITLE = "What this node says"
      }

      template {
        data        = <<-END
          #!/bin/sh
          echo "$REPORT_TITLE ($1), from $NOMAD_TASK_NAME as $(id -un) in $(pwd)"
        END
        destination = "local/report.sh"
        perms       = "755"
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
