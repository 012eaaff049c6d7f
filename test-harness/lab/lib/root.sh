# What the process does that becomes PID 1 of a node: it builds the node's file systems and then turns into systemd.
# It runs in new mount, pid, uts, ipc and network namespaces, but still sees this machine's mounts and /proc.

disk=$lab_dir/$name
root=$disk/root

# First step: be found, and enter the node's cgroups, which become the root of the cgroup namespace of the second step.
enter_node() {
  local pid
  read -r pid _ </proc/self/stat
  echo "$pid $(identity_of "$pid")" >"$disk/pid.new"
  mv "$disk/pid.new" "$disk/pid"
  join_cgroups
  exec unshare --cgroup -- "$lab_home/node" build-root
}

build_root() {
  mount_disk
  mount_kernel_file_systems
  mount_cgroups
  prepare_disk
  mount_shares
  hide_the_lab
  hostname "$name" 2>/dev/null || echo "$name" >/proc/sys/kernel/hostname
  ip link set lo up
  become_systemd
}

mount_kernel_file_systems() {
  mount -t tmpfs -o mode=755,nosuid,nodev holdfast-lab "$root/run"
  mount -t tmpfs -o mode=1777,nosuid,nodev holdfast-lab "$root/tmp"
  mkdir -m 700 "$root/run/holdfast-lab"
  echo "$name" >"$root/run/holdfast-lab/node"
  mount -t proc proc "$root/proc"
  mount -t sysfs sysfs "$root/sys"
  pin_whole_views
  protect_host_settings
  mount_devices
}

# In a user namespace the kernel permits a new /proc or /sys only where a whole one is to be seen already, and those of
# the node are covered in places. nspawn --private-users and rootless Podman need this.
pin_whole_views() {
  mkdir "$root/run/holdfast-lab/proc" "$root/run/holdfast-lab/sys"
  mount -t proc proc "$root/run/holdfast-lab/proc"
  mount -t sysfs sysfs "$root/run/holdfast-lab/sys"
}

# Settings of the one kernel stay this machine's: only those of the node's own network can be written. systemd takes a
# /sys that is read-only as the sign that devices are not its business.
protect_host_settings() {
  local sys=$root/proc/sys
  mount --bind "$sys" "$sys"
  mount --bind "$sys/net" "$sys/net"
  mount -o remount,bind,ro "$sys"
  mount --bind "$disk/boot_id" "$sys/kernel/random/boot_id"
  mount -o remount,bind,ro "$sys/kernel/random/boot_id"
  if [[ -e $root/proc/sysrq-trigger ]]; then
    mount --bind "$root/proc/sysrq-trigger" "$root/proc/sysrq-trigger"
    mount -o remount,bind,ro "$root/proc/sysrq-trigger"
  fi
  mount -o remount,bind,ro "$root/sys"
}

# systemd and journald put links and sockets into /dev, so the node has one of its own.
mount_devices() {
  local device
  mount -t tmpfs -o mode=755,nosuid holdfast-lab "$root/dev"
  mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/net" "$root/dev/mapper"
  for device in null zero full random urandom tty fuse net/tun loop-control kvm; do
    [[ ! -c /dev/$device ]] || add_device "$device"
  done
  mount -t devpts -o newinstance,mode=620,ptmxmode=666,gid=5 devpts "$root/dev/pts"
  # Podman keeps its locks there, and they must end with the boot.
  mount -t tmpfs -o mode=1777,nosuid,nodev holdfast-lab "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s fd/0 "$root/dev/stdin"
  ln -s fd/1 "$root/dev/stdout"
  ln -s fd/2 "$root/dev/stderr"
}

# A container may not make device nodes, but it may show its own.
add_device() {
  cp -a "/dev/$1" "$root/dev/$1" 2>/dev/null && return 0
  touch "$root/dev/$1"
  mount --bind "/dev/$1" "$root/dev/$1"
}

# Mounted anew, because only a mount made in the new cgroup namespace starts at the namespace's root: otherwise Podman
# sees paths with "/.." in them.
mount_cgroups() {
  local base=$root/sys/fs/cgroup controllers controller
  if pure_v2; then
    mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$base"
    return 0
  fi
  mount -t tmpfs -o mode=755,nosuid,nodev,noexec holdfast-lab "$base"
  while read -r controllers _; do
    mount_hierarchy "$base" "$controllers"
    for controller in ${controllers//,/ }; do
      [[ -e $base/$controller || $controller == *=* ]] || ln -s "$controllers" "$base/$controller"
    done
  done <"$disk/cgroups"
}

mount_hierarchy() {
  local folder=$1/${2#name=}
  mkdir "$folder"
  case $2 in
    unified) mount -t cgroup2 cgroup2 "$folder" ;;
    name=*) mount -t cgroup -o "none,$2" cgroup "$folder" ;;
    *) mount -t cgroup -o "$2" cgroup "$folder" ;;
  esac
}

# The disk below its own overlay would be found twice by whoever searches the node.
hide_the_lab() {
  [[ ! -d $root$lab_dir ]] || mount -t tmpfs -o ro,mode=000 holdfast-lab "$root$lab_dir"
}

# systemd 256 and later start on cgroup v1 only when told so, and in a container they read it from their arguments.
become_systemd() {
  local arguments=(--system --unit=multi-user.target)
  pure_v2 || arguments+=(systemd.unified_cgroup_hierarchy=0 SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1)
  cd "$root"
  pivot_root . .
  umount -l .
  cd /
  exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin container=lab \
    "$(systemd_binary)" "${arguments[@]}"
}
