# Names, messages and waits that every command of the virtual machine shares.

name=${HOLDFAST_VM_NAME:-holdfast}
vm_dir=${HOLDFAST_VM_DIR:-/var/lib/holdfast-vm}
release=${HOLDFAST_VM_RELEASE:-}
state=$vm_dir/machines/$name
cpus=${HOLDFAST_VM_CPUS:-1}
memory=${HOLDFAST_VM_MEMORY:-4096}
seconds=${HOLDFAST_VM_SECONDS:-300}

say() { echo "vm $name: $*"; }
warn() { echo "vm $name: $*" >&2; }
die() { warn "$@"; exit 1; }
misuse() { warn "$@"; exit 2; }

check_settings() {
  local pair
  [[ $name =~ ^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
    misuse "HOLDFAST_VM_NAME is '$name', but a machine's name is 1 to 32 lower-case letters, digits and inner dashes."
  [[ $vm_dir =~ ^/[^:,\\[:space:]]+$ ]] ||
    misuse "HOLDFAST_VM_DIR is '$vm_dir', but it must be an absolute path without spaces, commas, colons and backslashes."
  [[ $vm_dir/ != "$checkout"/* ]] || misuse "HOLDFAST_VM_DIR is '$vm_dir', but it must be outside of the checkout."
  for pair in "CPUS=$cpus" "MEMORY=$memory" "SECONDS=$seconds"; do
    [[ ${pair#*=} =~ ^[1-9][0-9]{0,5}$ ]] ||
      misuse "HOLDFAST_VM_${pair%%=*} is '${pair#*=}', but it must be a whole number from 1 to 999999."
  done
  [[ -n $release ]] || release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [[ $release =~ ^[a-z]+$ ]] || misuse "HOLDFAST_VM_RELEASE is '$release', but it must be the name of a release of Debian."
}

# Calls the command until it succeeds, for at most the given number of seconds.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}

# Says which packages bring the commands that are missing, all at once.
need_commands() {
  local pair missing=()
  for pair in "$@"; do
    [[ -x ${pair%%=*} ]] || command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  ((${#missing[@]} == 0)) || die "these packages are missing here: ${missing[*]}; install them with apt-get."
}

# One change at a time of what the folder holds; the lock ends with this process.
lock() {
  mkdir -p "$1"
  exec {lock}<"$1"
  flock --wait 1800 "$lock" || die "another command has been working in $1 for too long."
}
