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

# --- the disk: overlays above this machine's file systems -----------------------------------------------------------

# Prints the mount points of this machine's own disks, without those that a node has its own of.
host_disks() {
  local point rest type
  while read -r _ _ _ _ point _ rest; do
    rest=" $rest"
    read -r type _ <<<"${rest#* - }"
    case $type in ext[234] | xfs | btrfs | f2fs | zfs | bcachefs | overlay) ;; *) continue ;; esac
    case $point/ in
      / | *\\* | "$lab_dir"/* | /proc/* | /sys/* | /dev/* | /run/* | /tmp/* | /boot/* | /mnt/* | /media/* | /snap/*) ;;
      /var/lib/docker/* | /var/lib/containers/* | /var/lib/containerd/* | /var/lib/machines/* | /var/lib/kubelet/*) ;;
      *) echo "$point" ;;
    esac
  done </proc/self/mountinfo | sort -u
}

mount_disk() {
  local point
  overlay_on /
  while read -r point; do
    if [[ -d $point && $point != / ]]; then
      overlay_on "$point"
    elif [[ -f $point && ! -e $disk/prepared ]]; then
      # A container's runtime mounts files like /etc/hosts one by one.
      cat "$point" >"$root$point"
    fi
  done < <(host_disks)
  bind_own_folders
}

overlay_on() {
  local layer=$disk/layers/${1//\//_}
  mkdir -p "$layer/upper" "$layer/work" "$root$1"
  mount -t overlay "holdfast-lab" -o "lowerdir=$1,upperdir=$layer/upper,workdir=$layer/work" "$root$1"
}

# The runtimes put overlays of their own there, and the kernel refuses those on an overlay.
bind_own_folders() {
  local folder
  for folder in containers containerd machines; do
    mkdir -p "$disk/folders/$folder" "$root/var/lib/$folder"
    chmod 700 "$disk/folders/$folder"
    mount --bind "$disk/folders/$folder" "$root/var/lib/$folder"
  done
}

# --- what the kernel and the memory provide -------------------------------------------------------------------------

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

# --- what is written to the disk once -------------------------------------------------------------------------------

prepare_disk() {
  [[ ! -e $disk/prepared ]] || return 0
  prepare_identity
  prepare_units
  prepare_podman
  touch "$disk/prepared"
}

prepare_identity() {
  local id
  id=$(</proc/sys/kernel/random/uuid)
  rm -f "$root/etc/machine-id"
  echo "${id//-/}" >"$root/etc/machine-id"
  if [[ -d $root/var/lib/dbus ]]; then ln -sfn /etc/machine-id "$root/var/lib/dbus/machine-id"; fi
  echo "$name" >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "$name" >"$root/etc/hosts"
  : >"$root/etc/fstab"
  rm -rf "$root/var/log/journal"
  mkdir -p -m 2755 "$root/var/log/journal"
}

# What this machine's owner has enabled is not enabled on the node, nor do generators add to it; it runs what the
# distribution's systemd always runs, containerd and Podman's socket.
prepare_units() {
  local units=$root/etc/systemd/system generator unit
  rm -rf "$units"
  mkdir -p "$units/multi-user.target.wants" "$units/sockets.target.wants" "$root/etc/systemd/system-generators"
  ln -s /usr/lib/systemd/system/multi-user.target "$units/default.target"
  link_unit containerd.service multi-user.target
  link_unit podman.socket sockets.target
  for generator in "$root"/{usr/lib,lib,usr/local/lib,etc}/systemd/system-generators/*; do
    [[ ! -e $generator ]] || ln -sfn /dev/null "$root/etc/systemd/system-generators/${generator##*/}"
  done
  for unit in $unwanted_units; do ln -sfn /dev/null "$units/$unit"; done
  prepare_tmpfiles
}

# They work on the kernel, the clock, the consoles or the disks of this machine, or hold ports that tests use.
unwanted_units="console-getty.service getty.target getty-static.service systemd-udevd.service
  systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service kmod-static-nodes.service
  systemd-modules-load.service systemd-sysctl.service systemd-binfmt.service proc-sys-fs-binfmt_misc.automount
  dev-hugepages.mount sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount
  sys-fs-fuse-connections.mount systemd-remount-fs.service systemd-timesyncd.service systemd-firstboot.service
  systemd-repart.service systemd-networkd-wait-online.service systemd-journald-audit.socket
  systemd-tmpfiles-clean.timer docker-registry.service"

link_unit() {
  local folder
  for folder in /etc /usr/lib /lib; do
    if [[ -e $folder/systemd/system/$1 ]]; then
      # A unit in /etc is this machine's own; the node has lost it with the others.
      [[ $folder != /etc ]] || cp "/etc/systemd/system/$1" "$root/etc/systemd/system/$1"
      ln -s "/${folder#/}/systemd/system/$1" "$root/etc/systemd/system/$2.wants/$1"
      return 0
    fi
  done
  echo "this machine has no unit $1; run test-harness/setup" >&2
  return 1
}

# At boot the distribution's rule empties /tmp, where a shared folder may be mounted; the node's /tmp is new anyway.
prepare_tmpfiles() {
  mkdir -p "$root/etc/tmpfiles.d"
  echo 'd /tmp 1777 root root -' >"$root/etc/tmpfiles.d/tmp.conf"
}

# Podman's defaults ask for more open files than a container-like machine may grant, and crun refuses cgroup v1.
prepare_podman() {
  local file=$root/etc/containers/containers.conf.d/50-holdfast-lab.conf files processes
  files=$(hard_limit -n) processes=$(hard_limit -u)
  mkdir -p "${file%/*}"
  {
    echo '[containers]'
    echo "default_ulimits = [\"nofile=$files:$files\", \"nproc=$processes:$processes\"]"
    if ! pure_v2; then printf '%s\n' '[engine]' 'runtime = "runc"'; fi
  } >"$file"
}

hard_limit() {
  local limit
  limit=$(ulimit -H "$1")
  if [[ $limit == unlimited ]] || ((limit > 1048576)); then limit=1048576; fi
  echo "$limit"
}

# --- what the node shares with this machine -------------------------------------------------------------------------

# Dependencies of the build come from this machine and are not written by the node.
mount_shares() {
  local path maven=${HOME:-/root}/.m2
  if [[ -d $maven ]]; then
    maven=$(readlink -f "$maven")
    mkdir -p "$root$maven"
    mount --bind "$maven" "$root$maven"
    mount -o remount,bind,ro "$root$maven"
  fi
  while read -r path; do
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
  done <"$disk/shares"
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
