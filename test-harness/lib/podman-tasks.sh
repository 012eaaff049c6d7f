# Sourced: has the suites start containers of a small image; needs root, the repository's root, in $root.

# Without a node yet; HOLDFAST_PLUGIN may name another plugin.
use_podman_tasks() {
  export HOLDFAST_PLUGIN=${HOLDFAST_PLUGIN:-$root/controller/target/holdfast-0.1.0/bin/podman}
  # Podman tells a death by signal as code 128 and more; the folder is where tasks are told to end.
  export HOLDFAST_TASK_SIGNALS=codes HOLDFAST_TASK_LEFTOVERS=$root/test-harness/lib/podman-leftovers
  export HOLDFAST_TASK_CONFIG='{"image":"localhost/holdfast-test:1","network_mode":"none","init":true,"volumes":["/var/tmp:/var/tmp"]}'
}

# On the booted node.
make_podman_image() {
  "$root/test-harness/lab/node" exec -- "$root/test-harness/lib/podman-image"
}
