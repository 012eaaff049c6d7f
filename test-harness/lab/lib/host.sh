# The machine itself as the node: its PID 1 is systemd, and nothing of it is ours to reboot or to remove.

need_host_systemd() {
  [[ -d /run/systemd/system ]] ||
    misuse "HOLDFAST_NODE=host uses this machine itself, but its PID 1 is not systemd; unset HOLDFAST_NODE to boot a node in namespaces."
}

host_up() {
  local unit
  need_host_systemd
  for unit in dbus.socket systemd-machined.service containerd.service podman.socket; do
    systemctl cat "$unit" >/dev/null 2>&1 || die "this machine has no unit $unit; run test-harness/setup first."
    systemctl is-active --quiet "$unit" || systemctl start "$unit" ||
      die "the unit $unit does not start; see 'systemctl status $unit'."
  done
  say "this machine itself is the node ($(systemctl --version | head -n 1), $(systemctl is-system-running || true))"
}

host_exec() {
  need_host_systemd
  exec "$@"
}

host_reboot() {
  need_host_systemd
  misuse "HOLDFAST_NODE=host: this machine itself is the node, so the lab does not reboot it."
}

host_down() {
  need_host_systemd
  say "HOLDFAST_NODE=host: this machine itself is the node, so there is nothing to remove."
}

host_status() {
  need_host_systemd
  printf '%s\n' "name: this machine" "booted: yes" "pid: 1" "boot id: $(</proc/sys/kernel/random/boot_id)" \
    "systemd: $(systemctl is-system-running || true)"
}

host_pid() {
  need_host_systemd
  echo 1
}
