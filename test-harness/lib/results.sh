#!/usr/bin/env bash
# Adds up JUnit's XML reports. Source it and call report_results.

# True where the tests that a report calls skipped run on a node afterwards, and are counted there.
runs_on_node_later() {
  [[ $1 =~ /(runtimes/systemd|runtimes/podman|test-harness/suites)/target/surefire-reports/ ]] &&
    [[ ! $1 =~ /runtimes/podman/.*OptionsTest ]] && [[ ! $1 =~ recovery\.(Podman.*|SharedImage)Test ]]
}

# For awk: the value of an attribute in the line, empty where there is none.
attribute='function attribute(name,   at, text) {
  at = index($0, " " name "=\"")
  text = at ? substr($0, at + length(name) + 3) : ""
  sub(/".*/, "", text)
  return text
}'

# Prints "tests failures errors skipped" of each report file given.
suite_figures() {
  local file
  for file in "$@"; do
    awk -v file="$file" "$attribute"'
      /<testsuite / {
        print attribute("tests") + 0, attribute("failures") + 0, attribute("errors") + 0, attribute("skipped") + 0, file
        exit
      }
    ' RS='>' "$file"
  done
}

# Prints how many tests of which class were skipped, and why.
skipped_tests() {
  awk "$attribute"'
    /<testcase / { name = attribute("classname") }
    /<skipped/ { reason = $0; if (reason ~ /CDATA|message/) { sub(/.*(CDATA\[|message=")/, "", reason); sub(/(\]\]|").*/, "", reason) }
      else { reason = "" }
      sub(/^org\.opentest4j\.TestAbortedException: (Assumption failed: )?/, "", reason)
      print name ": " reason }
  ' "$@" </dev/null | sort | uniq -c
}

# Prints the tests that failed, each with the beginning of what it said.
failed_tests() {
  awk "$attribute"'
    /<testcase / { name = attribute("classname") "." attribute("name") }
    /<(failure|error)[ >]/ { said = attribute("message")
      gsub(/&#1[03];/, " ", said); gsub(/&lt;/, "<", said); gsub(/&gt;/, ">", said); gsub(/&quot;/, "\"", said)
      print "FAILED: " name ": " substr(said, 1, 600) }
  ' "$@" </dev/null
}

# report_results ROOT RESULTS [FAILED STEP]...
report_results() {
  local root=$1 results=$2
  shift 2
  local unit node passed=0 failed=0 skipped=0 tests failures errors skips file
  mapfile -t unit < <(find "$root" -path '*/target/surefire-reports/TEST-*.xml' -newer "$results/started" | sort)
  mapfile -t node < <(find "$results" -name 'TEST-*.xml' | sort)
  while read -r tests failures errors skips file; do
    passed=$((passed + tests - failures - errors - skips))
    failed=$((failed + failures + errors))
    runs_on_node_later "$file" || skipped=$((skipped + skips))
  done < <(suite_figures "${unit[@]}" "${node[@]}")

  printf '\n=== results\n'
  if ((skipped)); then
    printf '%d tests were SKIPPED:\n' "$skipped"
    local counted=()
    for file in "${unit[@]}" "${node[@]}"; do
      runs_on_node_later "$file" || counted+=("$file")
    done
    skipped_tests "${counted[@]}"
  fi
  if ! command -v "${HOLDFAST_NOMAD:-nomad}" >/dev/null; then
    echo "NO REAL NOMAD AGENT was found: its suite was SKIPPED (put nomad on the PATH, or set HOLDFAST_NOMAD)."
  fi
  local broken
  for broken in "$@"; do
    printf 'FAILED: %s\n' "$broken"
  done
  failed_tests "${unit[@]}" "${node[@]}"
  # A step can fail without a failed test, such as a build that does not compile.
  ((failed > 0 || $# == 0)) || failed=$#
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0))
}
