# A task with a whole core of its own and a limit on its memory. With memory_max it may take more
# while there is some: the operator has to allow that first, with
#
#   nomad operator scheduler set-config -memory-oversubscription true
job "pinned" {
  group "pinned" {
    task "pinned" {
      driver = "systemd"

      config {
        command = "/bin/sh"
        args    = ["-c", "grep Cpus_allowed_list /proc/self/status; exec sleep infinity"]
      }

      resources {
        cores      = 1
        memory     = 64
        memory_max = 128
      }
    }
  }
}
