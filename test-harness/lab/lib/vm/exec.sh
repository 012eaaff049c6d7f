# Running a command in the machine, by ssh over one connection that stays open.

# The command leads a session of its own there, so a signal that this process gets can go on to all of it.
vm_exec() {
  local command code=0 mark=/run/holdfast-exec.$BASHPID signal
  running || { warn "is not up, so it cannot run '$1'; run 'vm up' first."; exit 125; }
  command=$(printf '%q ' "$@")
  for signal in TERM INT HUP; do
    # shellcheck disable=SC2064
    trap "remote_signal $signal $mark" "$signal"
  done
  remote "echo \$\$ >$mark; cd $(printf %q "$PWD") 2>/dev/null || cd /; HOLDFAST_NODE=host exec $command" <&0 &
  wait_out $! || code=$?
  exit "$code"
}

# A wait that a signal interrupts says nothing of the process.
wait_out() {
  local code
  while true; do
    code=0
    wait "$1" || code=$?
    kill -0 "$1" 2>/dev/null || return "$code"
  done
}

remote_signal() { remote "kill -$1 -- -\$(cat $2)" >/dev/null 2>&1 </dev/null || true; }

# Runs a command, or with ssh's options only opens the connection. The environment goes on by the protocol: on a
# command line every user could read it.
remote() {
  local image=$(<"$state/image") options=()
  while [[ ${1:-} == -* ]]; do
    [[ $1 != -o ]] || { options+=("$1"); shift; }
    options+=("$1")
    shift
  done
  ssh -F none -p "$(<"$state/port")" -i "$image/key" -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=20 \
    -o "UserKnownHostsFile=$image/known_hosts" -o HostKeyAlias=holdfast-vm -o StrictHostKeyChecking=yes \
    -S "$state/ssh" -o LogLevel=ERROR -o ServerAliveInterval=60 -o ServerAliveCountMax=10 \
    -o "SendEnv=LANG CI PATH JAVA_HOME HOLDFAST_*" "${options[@]}" root@127.0.0.1 "$@"
}
