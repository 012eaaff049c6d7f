# What is known of a node.

lab_status() {
  local pid
  echo "name: $name"
  echo "state folder: $state"
  if ! pid=$(node_pid); then
    if [[ -d $state ]]; then echo "booted: no"; else echo "booted: no (never)"; fi
    exit 3
  fi
  echo "booted: yes"
  echo "pid: $pid"
  echo "boot id: $(<"$state/boot_id")"
  echo "boots: $(<"$state/boots")"
  echo "systemd: $(on_node systemctl is-system-running 2>/dev/null || true)"
  echo "shares: $(paste -sd: "$state/shares")"
}

lab_pid() {
  node_pid || { warn "is not booted."; exit 3; }
}
