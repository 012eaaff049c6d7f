# The node's PID 1, as this machine sees it.

# Prints what tells a process from a later one with the same pid: when it started, and in which boot of this machine.
identity_of() {
  local stat fields boot
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  read -r -a fields <<<"${stat##*) }"
  [[ ${fields[0]} != [ZX] ]] || return 1
  read -r boot </proc/sys/kernel/random/boot_id
  echo "${fields[19]} $boot"
}

# Prints the pid of the node's PID 1; false where the node is not booted.
node_pid() {
  local pid identity
  { read -r pid identity <"$state/pid"; } 2>/dev/null || return 1
  [[ $(identity_of "$pid") == "$identity" ]] || return 1
  echo "$pid"
}

gone() { ! identity_of "$1" >/dev/null; }

# Runs one of the lab's own commands on the node.
on_node() {
  local pid
  pid=$(node_pid) || return 3
  nsenter -t "$pid" -m -p -u -i -n -C -- "$@"
}

# Kills whatever is left of the node, wherever it was started from, and gives its cgroups back.
kill_node() {
  local pid
  if pid=$(node_pid); then
    kill -KILL "$pid" 2>/dev/null || true
    # It ends when all of the node's processes are reaped, also by those who wait for one from outside.
    wait_for 3 gone "$pid" || kill_cgroups
    wait_for 30 gone "$pid" || die "PID 1 of the node (pid $pid here) does not go away after SIGKILL; look for stuck I/O with 'dmesg'."
  fi
  rm -f "$state/pid"
  remove_cgroups
}
