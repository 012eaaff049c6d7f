# Names, messages and the lock that every command of the node lab shares.

name=${HOLDFAST_NODE_NAME:-holdfast}
lab_dir=${HOLDFAST_LAB_DIR:-/var/lib/holdfast-lab}
state=$lab_dir/$name
seconds=${HOLDFAST_NODE_SECONDS:-120}

say() { echo "node $name: $*"; }
warn() { echo "node $name: $*" >&2; }
die() { warn "$@"; exit 1; }
misuse() { warn "$@"; exit 2; }

check_settings() {
  [[ $name =~ ^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
    misuse "HOLDFAST_NODE_NAME is '$name', but a node's name is 1 to 32 lower-case letters, digits and inner dashes."
  [[ $lab_dir =~ ^/[^:,\\[:space:]]+$ ]] ||
    misuse "HOLDFAST_LAB_DIR is '$lab_dir', but it must be an absolute path without spaces, commas, colons and backslashes."
  [[ $seconds =~ ^[1-9][0-9]{0,4}$ ]] ||
    misuse "HOLDFAST_NODE_SECONDS is '$seconds', but it must be a number of seconds from 1 to 99999."
  [[ ! -e /run/holdfast-lab/node ]] ||
    misuse "this is a node of the lab already; set HOLDFAST_NODE=host to use it."
}

# Milliseconds since some fixed instant, for bounded waits and for telling how long something took.
now_ms() {
  local uptime
  read -r uptime _ </proc/uptime
  echo $((10#${uptime/./} * 10))
}

# Calls the command until it succeeds, for at most the given number of seconds.
wait_for() {
  local end=$(($(now_ms) + $1 * 1000))
  shift
  until "$@"; do
    (($(now_ms) < end)) || return 1
    sleep 0.05
  done
}

# One change of a node at a time. The lock is the node's own folder, so that nothing else is left behind; a folder
# that was removed while we waited for it is not the one we want.
lock_state() {
  while true; do
    exec {lock}<"$state"
    flock --wait $((seconds * 2)) "$lock" || die "another command has been changing this node for too long; see 'node status'."
    [[ $state -ef /proc/self/fd/$lock ]] && return 0
    exec {lock}<&-
    [[ -d $state ]] || return 1
  done
}
