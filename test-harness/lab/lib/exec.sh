# Running a command on the node.

lab_exec() {
  local pid status=0 interrupted
  pid=$(node_pid) || { warn "is not booted, so it cannot run '$1'; run 'node up' first."; exit 125; }
  run_on_node "$pid" "$@" <&0 &
  runner=$!
  trap 'pass_on TERM' TERM
  trap 'pass_on INT' INT
  trap 'pass_on HUP' HUP
  trap 'pass_on QUIT' QUIT
  trap 'pass_on USR1' USR1
  trap 'pass_on USR2' USR2
  while true; do
    interrupted=no status=0
    wait "$runner" || status=$?
    [[ $interrupted == yes ]] || exit "$status"
  done
}

# True where the terminal sends its signals to this script and all that it runs at once.
at_the_keyboard() {
  local stat fields
  read -r stat <"/proc/self/stat"
  read -r -a fields <<<"${stat##*) }"
  [[ ${fields[2]} == "${fields[5]}" ]]
}

# Becomes nsenter (deaf to the keyboard, which means the command), whose only child is the command. Each ends with its
# parent, so that nothing runs on unseen when this script is killed. The environment goes on by inheritance: on a
# command line every user could read it.
run_on_node() {
  local pid=$1 folder=$PWD
  shift
  trap - TERM HUP USR1 USR2
  if at_the_keyboard; then trap '' INT QUIT; else trap - INT QUIT; fi
  join_cgroups lab.exec
  keep_environment
  exec setpriv --pdeathsig KILL -- nsenter -t "$pid" -m -p -u -i -n -C -- \
    setpriv --pdeathsig KILL -- env --default-signal=INT,QUIT \
    /bin/sh -c 'cd -- "$1" 2>/dev/null || cd /; shift; exec "$@"' sh "$folder" "$@"
}

# Inside, the node is the machine itself: a script that runs there and calls this one again need not know.
keep_environment() {
  local variable keep also=${HOLDFAST_NODE_ENV:-}
  keep=" PATH HOME LANG JAVA_HOME CI ${also//[,:]/ } "
  [[ ! -t 0 ]] || keep+="TERM "
  while read -r variable; do
    [[ $keep == *" $variable "* || $variable == HOLDFAST_* ]] || unset "$variable"
  done < <(compgen -e)
  export HOLDFAST_NODE=host
}

# Signals reach the command itself, not the nsenter that waits for it and would leave it behind.
pass_on() {
  local children
  interrupted=yes
  # The keyboard has told the command already.
  if [[ $1 == @(INT|QUIT) ]] && at_the_keyboard; then return 0; fi
  children=$(pgrep -P "$runner") || children=$runner
  # shellcheck disable=SC2086
  kill -s "$1" $children 2>/dev/null || true
}
