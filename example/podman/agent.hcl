# The part of a Nomad client's configuration that makes it run containers through Holdfast; link
# the launcher into plugin_dir before:
#
#   ln -s /opt/holdfast/bin/podman /opt/nomad/plugins/podman
plugin "podman" {
  config {
    socket_path = "unix:///run/podman/podman.sock" # the default for root

    volumes {
      enabled = true # whether jobs may mount any path of the host
    }

    extra_labels = ["job_name", "task_name"]

    pull_activity_timeout = "2m" # the default: a registry that sends nothing for so long is given up
  }
}
