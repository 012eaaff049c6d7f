# Two containers of one allocation; the second shares the first one's network:
#
#   nomad job run sidecar.nomad.hcl
#   nomad alloc logs -f -job -task look pair
job "pair" {
  group "pair" {
    task "serve" {
      driver = "podman"

      config {
        image        = "docker.io/library/busybox:1"
        network_mode = "bridge"
        command      = "httpd"
        args         = ["-f", "-p", "8080", "-h", "/local"]
      }

      template {
        data        = "served by {{ env \"NOMAD_TASK_NAME\" }}\n"
        destination = "local/index.html"
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }

    task "look" {
      driver = "podman"

      lifecycle {
        hook    = "poststart"
        sidecar = true
      }

      config {
        image        = "docker.io/library/busybox:1"
        network_mode = "task:serve"
        entrypoint   = ["/bin/sh", "-c"]
        args         = ["while sleep 2; do wget -qO- http://127.0.0.1:8080/; done"]
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
