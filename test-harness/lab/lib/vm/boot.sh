# Booting and ending the machine: one qemu for it and one virtiofsd for each folder that it shares.

vm_up() {
  local image
  if running; then
    say "is up already"
    return 0
  fi
  need_commands qemu-system-x86_64=qemu-system-x86 ssh=openssh-client ss=iproute2
  image=$(ready_image)
  lock "$state"
  ! running || return 0
  trap give_up EXIT
  clear_state
  echo "$image" >"$state/image"
  start_shares
  start_qemu "$image"
  wait_for "$seconds" answers || die "did not answer within $seconds s; its console is in $state/console.log."
  wait_for "$seconds" settled || die "had not started everything within $seconds s; its console is in $state/console.log."
  trap - EXIT
  say "is up after $SECONDS s: Debian $release, kernel $(remote uname -r), cgroup $(remote stat -f -c %T /sys/fs/cgroup)"
}

give_up() {
  local code=$?
  end_processes
  exit $code
}

# Prints what the machine shares, a line each: folder and mode.
shares() {
  local path
  {
    echo "$checkout rw"
    [[ ! -d ${HOME:-/root}/.m2 ]] || echo "$(readlink -f "${HOME:-/root}/.m2") ro"
    while read -r path; do
      [[ $path == *:ro ]] && echo "${path%:ro} ro" || echo "$path rw"
    done < <(tr ':' '\n' <<<"${HOLDFAST_VM_SHARE:-}" | sed -n '/^ro$/!p' | sed '/^$/d')
  } | sort -u -k1,1
}

# The daemon came with qemu once and is a package of its own now; both understand these options.
virtiofsd() {
  local program
  for program in /usr/libexec/virtiofsd /usr/lib/qemu/virtiofsd /usr/lib/virtiofsd; do
    if [[ -x $program ]]; then echo "$program" && return 0; fi
  done
  die "virtiofsd is missing here: install the package virtiofsd, or where there is none qemu-system-common."
}

start_shares() {
  local program path mode count=0
  program=$(virtiofsd)
  : >"$state/shares"
  while read -r path mode; do
    [[ -d $path ]] || misuse "HOLDFAST_VM_SHARE names '$path', but there is no such folder."
    [[ ! $path =~ [[:space:],:] ]] || misuse "the folder '$path' cannot be shared: its name has a space, a comma or a colon."
    echo "share$count:$mode:$path" >>"$state/shares"
    in_background "$state/share$count.log" "$program" --socket-path="$state/share$count.sock" \
      -o "source=$path" -o cache=auto -o sandbox=chroot
    echo "$background" >>"$state/pids"
    count=$((count + 1))
  done < <(shares)
  wait_for 10 shares_listen || die "its shared folders are not served; see $state/share*.log."
}

shares_listen() {
  local tag
  while IFS=: read -r tag _; do [[ -S $state/$tag.sock ]] || return 1; done <"$state/shares"
}

# An emulated processor reads its clock quickly only as the TSC, and works byte by byte on "rep movsb" and wide vectors.
quick="mitigations=off tsc=reliable clocksource=tsc nowatchdog transparent_hugepage=never clearcpuid=112,297,580"
plain_cpu="max,la57=off,avx=off,avx2=off,erms=off,fsrm=off"

start_qemu() {
  local image=$1 tag rest devices=() append="root=/dev/nvme0n1 rw rootwait console=ttyS0 quiet $quick"
  while IFS=: read -r tag rest; do
    devices+=(-chardev "socket,id=$tag,path=$state/$tag.sock" -device "vhost-user-fs-pci,chardev=$tag,tag=$tag")
    append+=" holdfast.share=$tag:$rest"
  done <"$state/shares"
  # The disk's changes go to a nameless file in the state folder, which ends with qemu.
  TMPDIR=$state in_background "$state/qemu.log" qemu-system-x86_64 -name "holdfast-vm-$name" -nodefaults -no-user-config \
    -accel tcg,thread=multi,tb-size=1024 -cpu "$plain_cpu" -smp "$cpus" -m "$memory" \
    -machine q35,memory-backend=memory -object "memory-backend-memfd,id=memory,size=${memory}M,share=on" \
    -display none -serial "file:$state/console.log" -kernel "$image/kernel" -append "$append" \
    -drive "file=$image/root.img,format=raw,if=none,id=root,snapshot=on,cache=unsafe" -device nvme,drive=root,serial=root \
    -netdev user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:0-:22 -device virtio-net-pci,netdev=net \
    -device virtio-rng-pci "${devices[@]}"
  echo "$background" >"$state/pid"
  wait_for 20 find_port || die "qemu does not run; its last words: $(tail -n 3 "$state/qemu.log")"
}

# A session of its own and nothing open that the caller waits for.
in_background() {
  local log=$1
  shift
  setsid "$@" </dev/null >"$log" 2>&1 {lock}<&- &
  background=$!
  disown "$background"
}

# The port was chosen by the kernel, so that machines do not fight for one.
find_port() {
  running || return 1
  ss -Hltnp "src 127.0.0.1" | grep -F "pid=$(<"$state/pid")," | sed -E 's/.*127\.0\.0\.1:([0-9]+) .*/\1/' >"$state/port"
  [[ -s $state/port ]]
}

# Opens the connection that later commands share, so that none of them leaves one behind with its own output open.
answers() {
  running || die "qemu ended; its last words: $(tail -n 3 "$state/qemu.log")"
  if [[ -S $state/ssh ]]; then
    timeout 10 ssh -F none -S "$state/ssh" -O check root@127.0.0.1 >/dev/null 2>&1 && return 0
    end_connection
  fi
  remote -M -N -f -o ControlPersist=yes >/dev/null 2>&1 {lock}<&-
}

end_connection() {
  timeout 10 ssh -F none -S "$state/ssh" -O exit root@127.0.0.1 >/dev/null 2>&1 || true
  rm -f "$state/ssh"
}

settled() {
  local now
  now=$(remote systemctl is-system-running 2>/dev/null || true)
  [[ $now == running || $now == degraded ]]
}

# A number may belong to another process since; ours has our state folder among its arguments.
running() { [[ -s $state/pid ]] && ours "$(<"$state/pid")"; }
ours() { [[ -r /proc/$1/cmdline ]] && tr '\0' '\n' <"/proc/$1/cmdline" 2>/dev/null | grep -qF "$state/"; }

# The kernel restarts at once, as after a power cut: nothing is ended and nothing written before.
vm_reset() {
  running || { warn "is not up; run 'vm up' first."; exit 3; }
  lock "$state"
  boot_before=$(boot_id)
  timeout 5 ssh -F none -S "$state/ssh" root@127.0.0.1 'echo b >/proc/sysrq-trigger' >/dev/null 2>&1 || true
  end_connection
  wait_for "$seconds" booted_again || die "did not answer within $seconds s after the reset; its console is in $state/console.log."
  wait_for "$seconds" settled || die "had not started everything within $seconds s after the reset; its console is in $state/console.log."
  say "has booted again after $SECONDS s"
}

boot_id() { remote cat /proc/sys/kernel/random/boot_id 2>/dev/null; }
booted_again() {
  local now
  answers && now=$(boot_id) && [[ -n $now && $now != "$boot_before" ]]
}

vm_down() {
  [[ -d $state ]] || return 0
  lock "$state"
  end_processes
  rm -rf "$state"
}

end_processes() {
  local pid
  end_connection
  for pid in $(cat "$state/pid" "$state/pids" 2>/dev/null); do
    if ours "$pid"; then kill -KILL "$pid" && wait_for 10 not_ours "$pid"; fi
  done
  rm -f "$state/pid" "$state/pids"
}

not_ours() { ! ours "$1"; }
clear_state() { rm -f "$state"/*; }

vm_status() {
  running || { say "is not up"; exit 3; }
  say "is up (pid $(<"$state/pid"), image $(<"$state/image"), console $state/console.log)"
  sed 's/^[^:]*:\([^:]*\):/  \1 /' "$state/shares"
}
