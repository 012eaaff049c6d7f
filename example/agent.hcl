# The Nomad client's part of Holdfast. Copy the plugin block into your client's configuration, and
# link the launcher into its plugin_dir:
#
#   ln -s /opt/holdfast/bin/systemd /opt/nomad/plugins/systemd
#
# The rest makes this file a server and client on loopback, for trying the jobs beside it:
#
#   sudo nomad agent -config agent.hcl
data_dir   = "/opt/nomad/data"
plugin_dir = "/opt/nomad/plugins"
bind_addr  = "127.0.0.1"

server {
  enabled          = true
  bootstrap_expect = 1
}

client {
  enabled           = true
  network_interface = "lo"
}

# With it Nomad asks for what each task uses: nomad alloc status -stats.
telemetry {
  publish_allocation_metrics = true
}

# The block has the name of the file in plugin_dir: nomad-driver-systemd works as well. Jobs say
# driver = "systemd" either way. Every option may be left out; the values are the defaults.
plugin "systemd" {
  config {
    # What the driver remembers of its tasks; an absolute folder on a disk that outlives reboots.
    state_dir = "/var/lib/holdfast/systemd"

    # A copy of what the agent's log gets, so that it is there when the agent is not; empty for none.
    log_file         = "/var/lib/holdfast/systemd/log/systemd.log"
    log_level        = "info"   # trace, debug, info, warn or error; of the file only
    log_rotate_bytes = 10485760 # the file is rotated at this size ...
    log_rotate_files = 4        # ... and so many older ones are kept

    # How many tasks may be starting at once, and how long a start may take before it is given up.
    max_parallel_launches = 8
    launch_timeout        = "2m"

    # After a restart Nomad asks for the tasks that it knows. One that it has not asked for by then
    # is shown in dumps as unclaimed, and ended if reap_unclaimed says so.
    claim_window   = "10m"
    reap_unclaimed = false

    # How long dumps show what is left of finished tasks.
    tombstone_retention = "1h"

    # How often all tasks are looked at without being told to; what happens is seen at once anyway.
    relist_interval = "30s"

    # Where Prometheus may read metrics, such as 127.0.0.1:9464; empty for nowhere.
    metrics_address = ""

    # The slice unit that holds all tasks, so that the node can cap them together.
    slice = "holdfast.slice"
  }
}
