# What a node could leave on this machine. Other nodes and other users' work may come and go meanwhile, so only places
# are compared that nobody but a node or an administrator changes.

# Prints this machine's mounts, settings, top-level cgroups and the files in such places.
footprint() {
  cut -d' ' -f4- /proc/self/mountinfo | sed -E 's/(shared|master):[0-9]+ //g' | sort
  sysctl kernel.hostname kernel.core_pattern kernel.pid_max kernel.sysrq kernel.random.boot_id \
    fs.file-max fs.nr_open vm.max_map_count net.ipv4.ip_forward 2>/dev/null || true
  find /sys/fs/cgroup/ -mindepth 1 -maxdepth 2 -type d '(' -name '*.slice' -o -name '*.scope' -o -name 'machine*' ')' |
    sort
  find /dev /run /dev/shm -mindepth 1 -maxdepth 1 -printf '%p %y\n' | sort
  find /etc /var/lib/containers /var/lib/containerd /var/lib/machines /var/log/journal -xdev \
    -path /var/log/journal -prune -o -printf '%p %y %s %T@\n' 2>/dev/null | sort || true
}

namespaces=()

# Remembers the namespaces of the node's current boot.
note_namespaces() {
  local pid namespace
  pid=$("$node" pid) || return 0
  for namespace in mnt pid net uts ipc cgroup; do
    namespaces+=("$(readlink "/proc/$pid/ns/$namespace")")
  done
}

# True where no process is in a namespace of the node, and neither its cgroups nor its folder are there.
no_trace_of_node() {
  local left=0 namespace inhabitants
  for namespace in "${namespaces[@]}"; do
    inhabitants=$(find /proc -mindepth 3 -maxdepth 3 -path '/proc/[0-9]*/ns/*' -lname "$namespace" 2>/dev/null || true)
    [[ -z $inhabitants ]] || { echo "still in $namespace: $inhabitants"; left=1; }
  done
  ! find /sys/fs/cgroup -type d -name "holdfast-lab.$HOLDFAST_NODE_NAME" 2>/dev/null | grep . || left=1
  return $left
}
