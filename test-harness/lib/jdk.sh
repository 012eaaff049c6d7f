#!/usr/bin/env bash
# Finds a JDK 25. Source it and call use_jdk25, or run it to have the folder printed.

# True where the folder holds a JDK (not only a runtime) of version 25.
is_jdk25() {
  [[ -n ${1:-} && -x $1/bin/javac && -r $1/release ]] &&
    grep -Eq '^JAVA_VERSION="25([.+"-]|$)' "$1/release"
}

# Prints the home of a JDK 25: JAVA_HOME where that is one, else the first below /usr/lib/jvm.
find_jdk25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Exports JAVA_HOME as the home of a JDK 25, or says in one sentence what to do.
use_jdk25() {
  local home
  if ! home=$(find_jdk25); then
    echo "No JDK 25 was found: install openjdk-25-jdk-headless (or any JDK 25 below /usr/lib/jvm) or set JAVA_HOME to one." >&2
    return 1
  fi
  export JAVA_HOME=$home
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  set -euo pipefail
  case ${1:-} in
    -h | --help) echo "usage: jdk.sh    prints the home of a JDK 25 (from JAVA_HOME or /usr/lib/jvm); source it for use_jdk25" ;;
    "") use_jdk25 && printf '%s\n' "$JAVA_HOME" ;;
    *) echo "jdk.sh takes no arguments, but was given '$1'; see --help." >&2; exit 2 ;;
  esac
fi
