# Rebooting and removing a node.

lab_reboot() {
  local pid shares clean=yes
  shares=$(shared_paths)
  [[ -d $state ]] && lock_state && pid=$(node_pid) || { warn "is not booted; run 'node up' first."; exit 3; }
  if [[ ${1:-} == --power-cut ]]; then
    say "cutting the power"
    kill_node
  else
    shut_down "$pid" || clean=no
  fi
  [[ -z ${HOLDFAST_NODE_SHARE:-} ]] || echo "$shares" >"$state/shares"
  boot
  [[ $clean == yes ]] || die "has booted again, but the shutdown before was not a clean one."
}

# The signal is what 'systemctl poweroff' asks PID 1 for, and needs no message bus.
shut_down() {
  local start
  start=$(now_ms)
  say "shutting down"
  kill -s RTMIN+4 "$1"
  if wait_for "$seconds" gone "$1"; then
    say "is off after $((($(now_ms) - start) / 100))00 ms"
    kill_node
    return 0
  fi
  warn "did not shut down within $seconds s and was killed; what it waited for:"
  on_node systemctl list-jobs --no-pager >&2 || true
  kill_node
  return 1
}

lab_down() {
  if ! [[ -d $state ]] || ! lock_state; then
    say "there is no such node"
    return 0
  fi
  kill_node
  remove_state
  say "is removed"
}

# Nothing is mounted there outside the node's own namespace; where something is, it is not ours to remove.
remove_state() {
  rm -rf --one-file-system "$state" || die "its folder $state could not be removed wholly; see whether something is mounted there with 'findmnt'."
  rmdir --ignore-fail-on-non-empty "$lab_dir" 2>/dev/null || true
}
