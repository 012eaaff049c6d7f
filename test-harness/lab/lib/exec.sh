# Running a command on the node.

# This process enters the node's namespaces, becomes timeout (with no time limit) and waits there for the command, its
# child. timeout passes on TERM, INT, HUP and QUIT and ends as the command does. An nsenter that forks will not do: it
# stops itself when its child is stopped, as every process is in a shutdown, and then keeps the node from ending; nor
# will bash, which can lose the exit code of a child that ends while a signal comes in. The command is killed when
# timeout is, so that nothing runs on unseen. The environment goes on by inheritance: on a command line every user could
# read it.
lab_exec() {
  local pid folder=$PWD
  pid=$(node_pid) || { warn "is not booted, so it cannot run '$1'; run 'node up' first."; exit 125; }
  join_cgroups lab.exec || { warn "is going down, so it cannot run '$1'."; exit 125; }
  keep_environment
  exec nsenter --no-fork -t "$pid" -m -p -u -i -n -C -- \
    timeout --foreground 0 setpriv --pdeathsig KILL -- \
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
