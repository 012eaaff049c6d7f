# The node's cgroups: one folder in each hierarchy of this machine, which is the root of the node's cgroup namespace.
# Their list is kept in the state folder, a line each: the controllers (or "unified"), then the folder.

# Prints mount point, root and options of every mounted cgroup hierarchy.
cgroup_mounts() {
  local root point rest type options
  while read -r _ _ _ root point _ rest; do
    rest=" $rest"
    read -r type _ options <<<"${rest#* - }"
    case $type in
      cgroup) echo "$point $root ,$options," ;;
      cgroup2) echo "$point $root ,unified," ;;
    esac
  done </proc/self/mountinfo
}

pure_v2() { [[ $(stat -f -c %T /sys/fs/cgroup) == cgroup2fs ]]; }

# A systemd on this machine ends a session's cgroup with the session, and on cgroup v2 a group with processes cannot
# hand out controllers; the node goes to the top there, and below the caller's own cgroup (with its limits) elsewhere.
at_the_top() { pure_v2 || [[ -d /run/systemd/system ]]; }

# Prints the list that the state folder keeps.
plan_cgroups() {
  local controllers own point root options mounts relative
  mounts=$(cgroup_mounts)
  while IFS=: read -r _ controllers own; do
    controllers=${controllers:-unified}
    while read -r point root options; do
      [[ $options == *",${controllers%%,*},"* ]] || continue
      relative=${own#"${root%/}"}
      if at_the_top; then relative=; fi
      echo "$controllers ${point}${relative%/}/holdfast-lab.$name"
      break
    done <<<"$mounts"
  done </proc/self/cgroup
}

# A new cpuset has neither CPUs nor memory nodes on cgroup v1, and then takes no process.
make_cgroup() {
  local file
  mkdir "$1" 2>/dev/null || [[ -d $1 ]] || return 1
  for file in cpuset.cpus cpuset.mems; do
    if [[ -f ${1%/*}/$file && ! -f $1/cgroup.controllers ]]; then cat "${1%/*}/$file" >"$1/$file"; fi
  done
}

make_cgroups() {
  local dir
  plan_cgroups >"$state/cgroups"
  grep -Eq '^(name=systemd|unified) ' "$state/cgroups" ||
    die "this machine has neither cgroup v2 nor the cgroup hierarchy 'name=systemd' mounted, and systemd needs one: mount one below /sys/fs/cgroup."
  if pure_v2; then hand_out_controllers; fi
  while read -r _ dir; do make_cgroup "$dir"; done <"$state/cgroups"
}

# Moves the calling shell into the node's cgroups, or into one below them, in every hierarchy.
join_cgroups() {
  local dir
  while read -r _ dir; do
    dir=$dir${1:+/$1}
    make_cgroup "$dir" && echo 0 >"$dir/cgroup.procs" || return 1
  done <"$state/cgroups"
}

# Processes that came from outside wait for a child in the node and end with it; who does not is killed.
cgroups_empty() {
  local dir
  while read -r _ dir; do
    [[ ! -d $dir ]] || [[ -z $(find "$dir" -name cgroup.procs -exec cat {} + 2>/dev/null) ]] || return 1
  done <"$state/cgroups"
}

kill_cgroups() {
  local dir pid
  while read -r _ dir; do
    [[ -d $dir ]] || continue
    while read -r pid; do
      ((pid == 0)) || kill -KILL "$pid" 2>/dev/null || true
    done < <(find "$dir" -name cgroup.procs -exec cat {} + 2>/dev/null)
  done <"$state/cgroups"
}

rmdir_cgroups() {
  local dir left=0
  while read -r _ dir; do
    [[ ! -d $dir ]] || find "$dir" -depth -type d -exec rmdir {} + 2>/dev/null || true
    [[ ! -d $dir ]] || left=1
  done <"$state/cgroups"
  return $left
}

remove_cgroups() {
  [[ -f $state/cgroups ]] || return 0
  if ! wait_for 3 cgroups_empty; then
    kill_cgroups
    wait_for 20 cgroups_empty || true
  fi
  wait_for 20 rmdir_cgroups || die "these cgroups of the node cannot be removed: $(cut -d' ' -f2 "$state/cgroups" | tr '\n' ' ')"
  if pure_v2; then take_controllers_back; fi
  rm -f "$state/cgroups"
}

# On cgroup v2 the node gets only the controllers that the top hands out. Where the top is a container's own root, it
# holds processes and the kernel says "busy"; they move to a group beside the node as long as there is a node.
crowd=/sys/fs/cgroup/holdfast-lab-others
hand_out_controllers() {
  local top=/sys/fs/cgroup controller
  for controller in cpu cpuset io memory pids; do
    [[ " $(<$top/cgroup.controllers) " == *" $controller "* ]] || continue
    [[ " $(<$top/cgroup.subtree_control) " != *" $controller "* ]] || continue
    if ! give "$controller"; then
      move_processes $top $crowd
      give "$controller" || warn "cgroup v2 on this machine does not hand out the controller '$controller'; the node goes without."
    fi
    echo "$controller" >>"$lab_dir/controllers"
  done
}

give() { { echo "+$1" >/sys/fs/cgroup/cgroup.subtree_control; } 2>/dev/null; }

take_controllers_back() {
  local controller
  compgen -G '/sys/fs/cgroup/holdfast-lab.*' >/dev/null && return 0
  if [[ -f $lab_dir/controllers ]]; then
    while read -r controller; do
      { echo "-$controller" >/sys/fs/cgroup/cgroup.subtree_control; } 2>/dev/null || true
    done <"$lab_dir/controllers"
    rm -f "$lab_dir/controllers"
  fi
  if [[ -d $crowd ]]; then
    move_processes $crowd /sys/fs/cgroup
    rmdir $crowd 2>/dev/null || true
  fi
}

move_processes() {
  local pid
  [[ -d $2 ]] || mkdir "$2"
  while read -r pid; do
    { echo "$pid" >"$2/cgroup.procs"; } 2>/dev/null || true
  done <"$1/cgroup.procs"
}
