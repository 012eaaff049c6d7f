# Booting a node.

lab_up() {
  local shares
  check_tools
  shares=$(shared_paths)
  until { mkdir -p "$state" && check_file_system && lock_state; }; do :; done
  if node_pid >/dev/null; then
    check_shared
    say "is up already"
    return 0
  fi
  echo "$shares" >"$state/shares"
  boot
}

check_tools() {
  local tool
  for tool in unshare nsenter flock setpriv pivot_root mount ip systemctl dbus-daemon podman containerd; do
    command -v "$tool" >/dev/null || die "the command '$tool' is missing; run test-harness/setup first."
  done
  [[ -x $(systemd_binary) ]] || die "systemd is not installed; run test-harness/setup first."
}

systemd_binary() {
  local binary
  for binary in /usr/lib/systemd/systemd /lib/systemd/systemd; do
    if [[ -x $binary ]]; then echo "$binary" && return 0; fi
  done
}

# The kernel refuses to put the writable part of an overlay onto another overlay.
check_file_system() {
  local type
  type=$(stat -f -c %T "$state")
  case $type in
    overlayfs | nfs | fuse* | aufs)
      rmdir --ignore-fail-on-non-empty "$state" "$lab_dir" 2>/dev/null || true
      die "$lab_dir is on a file system of type $type, which cannot carry a node's disk: set HOLDFAST_LAB_DIR to a folder on ext4, xfs or the like (in a container: a volume)."
      ;;
  esac
}

# The checkout that holds this script: results of tests are written there.
checkout() {
  local top
  top=$(git -C "$lab_home" -c safe.directory='*' rev-parse --show-toplevel 2>/dev/null) || top=${lab_home%/test-harness/lab}
  echo "$top"
}

shared_paths() {
  local path list
  checkout
  IFS=: read -r -a list <<<"${HOLDFAST_NODE_SHARE:-}"
  for path in "${list[@]}"; do
    [[ -n $path ]] || continue
    [[ $path == /* && -d $path ]] || die "HOLDFAST_NODE_SHARE names '$path', but a shared path must be absolute and an existing folder."
    readlink -f "$path"
  done
}

# Without this, what is written on a node that another checkout has booted would be lost with the node.
check_shared() {
  local path
  while read -r path; do
    grep -qxF -- "$path" "$state/shares" ||
      die "is up, but it was booted without the folder $path; give this checkout a node of its own with HOLDFAST_NODE_NAME, or run 'node down' first."
  done <<<"$shares"
}

# Boots the node on its disk; ends with the node up and whole, or with no node.
boot() {
  local start
  start=$(now_ms)
  launcher=
  trap abandon_boot EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  kill_node
  make_cgroups
  new_boot_id
  [[ -e $state/prepared ]] && say "booting" || say "booting for the first time (log: $state/boot.log)"
  launch
  wait_for "$seconds" booted || boot_failed "did not finish booting within $seconds s"
  check_health
  trap - EXIT INT TERM HUP
  say "is up after $((($(now_ms) - start) / 100))00 ms: $(on_node systemctl --version | head -n 1), $system_state, pid $(node_pid)"
}

new_boot_id() {
  local count=0
  rm -f "$state/boot_id"
  cat /proc/sys/kernel/random/uuid >"$state/boot_id"
  chmod 444 "$state/boot_id"
  [[ ! -f $state/boots ]] || count=$(<"$state/boots")
  echo $((count + 1)) >"$state/boots"
}

# A process of its own session, with nothing open that the caller waits for, becomes PID 1 of the node.
launch() {
  (
    trap - EXIT INT TERM HUP
    close_descriptors
    exec setsid unshare --mount --propagation private --pid --uts --ipc --net --fork -- \
      "$lab_home/node" enter-node </dev/null >"$state/boot.log" 2>&1
  ) &
  launcher=$!
  disown "$launcher"
}

close_descriptors() {
  local fd
  for fd in /proc/self/fd/*; do
    fd=${fd##*/}
    if ((fd > 2 && fd != 255)); then exec {fd}>&-; fi
  done
}

# True once PID 1 has started everything it was to start.
booted() {
  if ! node_pid >/dev/null && gone "$launcher"; then boot_failed "ended while it was booting"; fi
  [[ -e $state/prepared ]] || return 1
  system_state=$(on_node systemctl is-system-running 2>/dev/null || true)
  [[ $system_state == running || $system_state == degraded ]]
}

check_health() {
  [[ $system_state == running ]] ||
    warn "some of its units failed: $(on_node systemctl --failed --plain --no-legend 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')"
  wait_for 20 sockets_there || boot_failed "has no containerd or Podman socket"
}

sockets_there() { on_node test -S /run/containerd/containerd.sock -a -S /run/podman/podman.sock; }

boot_failed() {
  warn "$1; the end of $state/boot.log and of its journal:"
  {
    tail -n 15 "$state/boot.log"
    on_node systemctl list-jobs --no-pager
    on_node journalctl -b -n 25 -p warning --no-pager -q
  } >&2 2>&1 || true
  exit 1
}

# PID 1 shares the launcher's session until it becomes systemd, and is known by its pid before that.
abandon_boot() {
  local code=$?
  trap - EXIT
  [[ -z $launcher ]] || pkill -KILL -s "$launcher" || true
  kill_node
  warn "the boot was given up; nothing of it is left running"
  exit $code
}
