# shellcheck shell=bash
# What the scripts beside this one check with. To be sourced under `set -euo pipefail`. `$work` is a
# folder that goes when the script ends, and the processes of `pids` end with it.
work=$(mktemp -d)
pids=()
passed=0
failed=0

# needs TOOL...: without them the script says so and, outside CI, does nothing.
needs() {
  local tool
  for tool in "$@"; do
    if ! command -v "$tool" >/dev/null; then
      echo "$(basename -- "$0"): skipped, $tool is not installed"
      if [[ ${CI:-} == true ]]; then exit 1; fi
      exit 0
    fi
  done
}

end_processes() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  pids=()
}
clean_up() {
  end_processes
  rm -rf "$work"
}
trap clean_up EXIT

ok() { passed=$((passed + 1)) && echo "ok    $1"; }
fail() {
  failed=$((failed + 1))
  echo "FAIL  $1"
  [[ -n ${2:-} ]] && echo "      $2"
  return 0
}
# same WHAT EXPECTED ACTUAL
same() { if [[ $2 == "$3" ]]; then ok "$1"; else fail "$1" "expected: $2; found: $3"; fi; }
# eventually WHAT COMMAND...: within 30 seconds
eventually() {
  local what=$1 deadline=$((SECONDS + 30))
  shift
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= deadline)); then
      fail "$what" "not within 30 seconds: $*"
      return 0
    fi
    sleep 0.1
  done
  ok "$what"
}
# A port that is free and stays so: below those that the system hands out to whoever asks for any.
free_port() {
  /usr/bin/python3 -c '
import random, socket
for port in random.sample(range(10000, 32768), 1000):
    try:
        with socket.socket() as s:
            s.bind(("127.0.0.1", port))
    except OSError:
        continue
    print(port)
    break
'
}

# To be called last: the script's exit code is that of this.
tell_result() {
  echo "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
}
