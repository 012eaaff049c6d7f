# Sourced: runs a program from the controller's test classes; needs lib/jdk.sh.

# run_controller_test_program CLASS [-Dname=value]... -- [argument]...
run_controller_test_program() {
  local class=$1 root options=()
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
  shift
  while [[ ${1:---} != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  if [[ ! -r $root/controller/target/test-classpath.txt ]]; then
    echo "The controller is not built: run mvn -DskipTests package first." >&2
    return 1
  fi
  use_jdk25
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow "${options[@]}" \
    -cp "$root/controller/target/test-classes:$root/controller/target/classes:$(<"$root/controller/target/test-classpath.txt")" \
    "$class" "$@"
}
