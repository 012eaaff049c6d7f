# A node's disk: overlays above this machine's own file systems, what is written there before the first boot, and the
# folders that the node shares with this machine.

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
