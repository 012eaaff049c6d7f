# The image of the machine's disk: a Debian root with systemd, Podman and the JDK, and Debian's own kernel beside it.
# It is made once for each release, JDK and text of this file. Its kernel has the drivers of its disk and root file
# system built in, so that no initial RAM disk is needed.

packages="systemd systemd-sysv systemd-container udev dbus dbus-user-session libpam-systemd kmod openssh-server
  podman crun conmon netavark aardvark-dns slirp4netns fuse-overlayfs uidmap catatonit iptables apparmor docker-registry
  busybox-static procps iproute2 util-linux ca-certificates openssl curl strace linux-image-cloud-amd64"
# Not in every release.
more_packages="passt"

# Prints the folder of the image that fits, and makes the image first where there is none.
ready_image() {
  local home image
  home=$(find_jdk25) || die "no JDK 25 was found below /usr/lib/jvm or in JAVA_HOME, and the machine gets a copy of it."
  image=$vm_dir/images/$release-$(recipe "$home" | sha256sum | cut -c1-12)
  if [[ ! -e $image/root.img ]]; then
    need_commands debootstrap=debootstrap mke2fs=e2fsprogs ssh-keygen=openssh-client
    (lock "$vm_dir/images" && make_image "$image" "$home") >&2
  fi
  echo "$image"
}

recipe() {
  echo "$1"
  cat "$lab_home/lib/vm/image.sh"
  tar -C "$lab_home/lib/vm/guest" --sort=name --mtime=@0 --owner=0 --group=0 -c .
}

make_image() {
  local image=$1 home=$2
  [[ ! -e $image/root.img ]] || return 0
  say "making the image of a Debian $release machine in $image"
  rm -rf "$image"
  mkdir -p -m 700 "$image"
  unshare --mount --propagation private -- "$lab_home/vm" build-image "$image" "$home" >"$image/build.log" 2>&1 || {
    tail -n 20 "$image/build.log" >&2
    die "the image could not be made; the end of $image/build.log is above."
  }
}

# In a mount namespace of its own, so that nothing stays mounted whatever happens.
build_image() {
  local image=$1 home=$2 root=$1/root
  mkdir "$root"
  debootstrap --variant=minbase "$release" "$root" "$(archives | head -n 1 | cut -d' ' -f2)"
  install_packages "$root"
  furnish "$root" "$image"
  mkdir -p "$root${home%/*}"
  cp -a "$home" "$root$home"
  mv "$root"/boot/vmlinuz-* "$image/kernel"
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/*
  mke2fs -q -t ext4 -d "$root" -L root "$image/root.part" 12G
  rm -rf --one-file-system "$root"
  mv "$image/root.part" "$image/root.img"
}

# Prints this machine's own package sources of Debian, in the wanted release.
archives() {
  local own
  own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  # shellcheck disable=SC2016
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' 'Component: main' | sed "s/ $own/ $release/" | sort -u -k3,3
}

install_packages() {
  local root=$1
  archives >"$root/etc/apt/sources.list"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  mount -t proc proc "$root/proc"
  within "$root" apt-get -q update
  # shellcheck disable=SC2086
  within "$root" apt-get -q -y install --no-install-recommends $packages
  # shellcheck disable=SC2086
  within "$root" apt-get -q -y install --no-install-recommends $more_packages || true
  umount "$root/proc"
  rm -f "$root/usr/sbin/policy-rc.d" "$root/etc/resolv.conf"
}

within() {
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root INITRD=No \
    DEBIAN_FRONTEND=noninteractive chroot "$@"
}

furnish() {
  local root=$1 image=$2
  echo holdfast-vm >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 holdfast-vm\n' >"$root/etc/hosts"
  printf '/dev/nvme0n1 / ext4 rw,noatime 0 0\n' >"$root/etc/fstab"
  : >"$root/etc/machine-id"
  mkdir -p "$root/var/log/journal" "$root/etc/holdfast-vm"
  cp -a "$lab_home/lib/vm/guest/." "$root/"
  furnish_ssh "$root" "$image"
  furnish_user "$root"
  systemctl --quiet --root="$root" enable podman.socket systemd-networkd.service holdfast-shares.service ssh.service
  systemctl --quiet --root="$root" mask docker-registry.service apt-daily.timer apt-daily-upgrade.timer \
    podman-auto-update.timer podman-restart.service fstrim.timer e2scrub_all.timer systemd-timesyncd.service
}

furnish_ssh() {
  local root=$1 image=$2
  ssh-keygen -q -t ed25519 -N '' -C holdfast-vm -f "$image/key"
  mkdir -p -m 700 "$root/root/.ssh"
  install -m 600 "$image/key.pub" "$root/root/.ssh/authorized_keys"
  rm -f "$root"/etc/ssh/ssh_host_*
  ssh-keygen -q -t ed25519 -N '' -C holdfast-vm -f "$root/etc/ssh/ssh_host_ed25519_key"
  echo "holdfast-vm $(cut -d' ' -f1,2 "$root/etc/ssh/ssh_host_ed25519_key.pub")" >"$image/known_hosts"
}

# A user with a service manager that runs from the boot on, and with a Podman socket in it.
furnish_user() {
  local root=$1
  within "$root" useradd --create-home --uid 1000 --shell /bin/bash user
  mkdir -p "$root/var/lib/systemd/linger"
  touch "$root/var/lib/systemd/linger/user"
  within "$root" systemctl --global enable podman.socket
}

vm_clean() {
  local image
  lock "$vm_dir/images"
  for image in "$vm_dir"/images/*; do
    [[ -d $image ]] || continue
    if ! grep -qsxF "$image" "$vm_dir"/machines/*/image; then
      rm -rf --one-file-system "$image"
      say "removed $image"
    fi
  done
}
