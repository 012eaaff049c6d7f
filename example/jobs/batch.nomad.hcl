# A batch job that is tried once. Its exit code is in the task's last event:
#
#   nomad job run batch.nomad.hcl
#   nomad job status countdown, then nomad alloc status of its allocation
job "countdown" {
  type = "batch"

  group "countdown" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "countdown" {
      driver = "systemd"

      config {
        command = "/bin/sh"
        args    = ["-c", "for i in 3 2 1; do echo $i; sleep 1; done; exit 7"]
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
