# The smallest useful service: one program that runs until the job is stopped.
#
#   nomad job run service.nomad.hcl
#   nomad alloc logs -job clock
#   nomad alloc exec -job clock /bin/sh
job "clock" {
  group "clock" {
    task "clock" {
      driver = "systemd"

      config {
        command = "/bin/sh"
        args    = ["-c", "while true; do date; sleep 5; done"]
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
